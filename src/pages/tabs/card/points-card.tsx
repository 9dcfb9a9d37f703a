import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Link } from '@/components/button'
import { Card } from '@/components/card'
import { Meter } from '@/components/meter'
import { consumerPage, go } from '@/platform/route'
import { now } from '@/session/clock'
import { date } from '@/texts/dates'
import { thousands } from '@/texts/money'
import type { CardOutput } from '#contracts/member'
import { lotLines } from './lots'
import css from './card.module.scss'

/** How many points, and which of them end first. */
export function PointsCard({ card }: { card: CardOutput }) {
  const lots = useMemo(() => lotLines(card.lots), [card.lots])
  const soon = lots.length > 1
  return (
    <Card className={css.points}>
      <View className="fx sp">
        <View className="fx base">
          <View className="t60 b" data-testid="points">
            {thousands(card.points)}
          </View>
          <View className="t26 dim ml2">积分</View>
        </View>
        <Link onClick={() => go(consumerPage('points'))} testid="points-detail">
          明细
        </Link>
      </View>
      {lots.length > 0 && (
        <View className={css.meter}>
          <Meter
            parts={lots.map(({ points, tone }) => ({ value: points, tone }))}
            label={`${thousands(card.points)} 积分，分 ${lots.length} 批到期`}
          />
        </View>
      )}
      {lots.map(({ points, expiresAt, tone, rest }, index) => (
        <View key={expiresAt} className={css.lot}>
          <View className={css.dot} style={`background:var(--${tone})`} />
          <View className="b mr3 nw">{thousands(points)}</View>
          <View className="dim grow one">
            {date(expiresAt, now())}
            {rest ? '起陆续到期' : '到期'}
          </View>
          {index === 0 && soon && <View className="wm nw">先用这些</View>}
        </View>
      ))}
      {card.pendingPoints > 0 && (
        <View className={css.lot} data-testid="pending-points">
          <View className={css.hollow} />
          <View className="b mr3 nw">{thousands(card.pendingPoints)}</View>
          <View className="dim grow one">在路上，取货 7 天后入账</View>
        </View>
      )}
      {lots.length === 0 && card.pendingPoints === 0 && (
        <View className="t26 dim mt2 mb2">第一单取货 7 天后，这里就有了。</View>
      )}
    </Card>
  )
}
