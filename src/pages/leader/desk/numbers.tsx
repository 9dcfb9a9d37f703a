import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Card } from '@/components/card'
import { Price } from '@/components/price'
import { go, leaderPage } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import { money } from '@/texts/money'
import type { DeskOutput } from '#contracts/leader'
import { lateTitle } from '../words'
import css from './desk.module.scss'

/** Three numbers, each leading to what it is made of. */
export function Numbers({ desk }: { desk: DeskOutput }) {
  const { toHandOut, overdue, todayCommissionFen } = desk
  const late = overdue > 0 ? lateTitle(desk.late, now()) : '昨天没取'
  const pickups = () => go(leaderPage('pickups'))
  return (
    <Card className={css.numbers}>
      <View
        className={css.number}
        onClick={pickups}
        data-testid="to-hand-out-count"
        {...spoken('button', `待交 ${toHandOut} 份`)}
      >
        <View className="t26 dim">待交</View>
        <View className="t60 b nw">
          {toHandOut}
          <View className={css.unit}>份</View>
        </View>
      </View>
      <View
        className={css.number}
        onClick={pickups}
        data-testid="overdue-count"
        {...spoken('button', `${late} ${overdue} 份`)}
      >
        <View className="t26 dim nw">{late}</View>
        <View className={overdue > 0 ? 't60 b wm nw' : 't60 b nw'}>
          {overdue}
          <View className={css.unit}>份</View>
        </View>
      </View>
      <View
        className={css.money}
        onClick={() => go(leaderPage('commission'))}
        data-testid="to-commission"
        {...spoken('button', `今天佣金 ${money(todayCommissionFen)}`)}
      >
        <View className="t26 dim fx nw">
          今天佣金
          <Icon name="info" size="xs" className="ml1" />
        </View>
        <View className={css.sum}>
          <Price fen={todayCommissionFen} size={todayCommissionFen >= 1_000_00 ? 'l' : 'x'} />
        </View>
      </View>
    </Card>
  )
}
