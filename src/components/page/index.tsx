import Taro, { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tellHead } from '@/platform/nudge'
import { spoken } from '@/platform/spoken'
import { windowInfo } from '@/platform/window'
import { useAccent } from '@/session/brand'
import { useElder } from '@/session/me'
import { cx } from '../class-names'
import { Icon } from '../icon'
import { TabBar } from '../tab-bar'
import type { TabName } from '../tab-bar'
import { brandStyle } from './brand-style'
import css from './page.module.scss'

interface PageProps {
  /** Stands at the left of our own navigation bar; a string, or a row such as a place with an arrow. */
  title?: ReactNode
  /** The arrow back: by default on every page without a tab. A function replaces going back. */
  back?: boolean | (() => void)
  /** This page is a tab: draws the tab bar below. */
  tab?: TabName
  /** What stands in the bar at the bottom, usually one or two Buttons. */
  bar?: ReactNode
  /** Night ground, for scanning. */
  dark?: boolean
  /** White ground. */
  white?: boolean
  /** The content takes the height that is left and centres itself: for Empty and Broken. */
  fill?: boolean
  testid?: string
  children?: ReactNode
}

/** The root of every page: tokens, elder mode, room for the system, title, bottom bar and tab bar. */
export function Page({ title, back, tab, bar, dark, white, fill, testid, children }: PageProps) {
  const elder = useElder()
  const accent = useAccent()
  const info = windowInfo()
  useDidShow(() => tellHead(!!dark))
  const goBack = back ?? !tab
  return (
    <View
      className={cx('lt', css.page, elder && 'elder', dark && css.dark, white && css.white)}
      style={brandStyle(accent, elder)}
      data-testid={testid}
    >
      <View className={css.nav} style={`padding-top:${info.statusBar}px;`} {...spoken('banner')}>
        <View className={css.title} style={`height:${info.navBar}px;padding-right:${info.capsule}px;`}>
          {goBack !== false && (
            <View
              className={css.back}
              onClick={typeof goBack === 'function' ? goBack : leave}
              {...spoken('button', '返回')}
            >
              <Icon name="back" />
            </View>
          )}
          <View className={css.words} {...(typeof title === 'string' ? spoken('heading') : {})}>
            {title}
          </View>
        </View>
      </View>
      <View className={cx(css.main, fill && css.fill)} {...spoken('main')}>
        {children}
      </View>
      {(bar || tab) && (
        <View className={css.foot} {...spoken('contentinfo')}>
          {bar && <View className={cx(css.bar, !!tab && css.above)}>{bar}</View>}
          {tab && <TabBar current={tab} />}
        </View>
      )}
    </View>
  )
}

/** Back one page; someone who came straight from a shared card goes home. */
function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/tabs/home/index' })
}
