import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import { useHats } from '@/session/me'
import type { Hat } from '@/session/me'
import { cx } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon'
import css from './tab-bar.module.scss'

export type TabName = 'home' | 'orders' | 'card' | 'me' | 'work'

interface Tab {
  name: TabName
  word: string
  icon: IconName
  url: string
}

const everybody: Tab[] = [
  { name: 'home', word: '团购', icon: 'crate', url: '/pages/tabs/home/index' },
  { name: 'orders', word: '订单', icon: 'order', url: '/pages/tabs/orders/index' },
  { name: 'card', word: '会员', icon: 'card', url: '/pages/tabs/card/index' },
  { name: 'me', word: '我的', icon: 'me', url: '/pages/tabs/me/index' },
]

/** Four tabs for everybody, and a fifth for who works: 团长, 管理, or 工作 for who is both. */
export function tabsFor(hats: Hat[]): Tab[] {
  const leader = hats.includes('leader')
  const staff = hats.includes('staff')
  if (!leader && !staff) return everybody
  const word = leader && staff ? '工作' : leader ? '团长' : '管理'
  return [...everybody, { name: 'work', word, icon: leader ? 'leader' : 'manage', url: '/pages/work/index' }]
}

export function TabBar({ current }: { current: TabName }) {
  const hats = useHats()
  return (
    <View className={css.tabs} {...spoken('tablist', '主导航')}>
      {tabsFor(hats).map(tab => {
        const on = tab.name === current
        return (
          <View
            key={tab.name}
            className={cx(css.tab, on && css.on)}
            onClick={on ? undefined : () => void Taro.switchTab({ url: tab.url })}
            data-testid={`tab-${tab.name}`}
            {...spoken('tab', tab.word, { checked: on })}
          >
            <Icon name={tab.icon} className={css.icon} />
            {tab.word}
          </View>
        )
      })}
    </View>
  )
}
