import { View } from '@tarojs/components'
import { Link } from '@/components/button'
import { Card } from '@/components/card'
import { Face } from '@/components/face'
import { go, leaderPage } from '@/platform/route'
import { now } from '@/session/clock'
import { span, when } from '@/texts/dates'
import type { DeskOutput } from '#contracts/leader'
import css from './desk.module.scss'

const most = 8

/** Who has goods waiting since another day. Nobody's number is here: they were told when the goods came. */
export function Late({ late }: { late: DeskOutput['late'] }) {
  const at = now()
  return (
    <View className="pad">
      <Card>
        {late.slice(0, most).map(({ orderId, name, household, units, since }, index) => (
          <View key={orderId} className={css.row} data-testid={`late-${orderId}`}>
            <Face surname={name} hue={(index % 8) + 1} />
            <View className="grow ml3">
              <View className="one">{household ? `${name} · ${household}` : name}</View>
              <View className="t26 dim one">
                {units > 0 && `${units} 瓶 · `}
                {when(since, at)} 到货，等了 {span(since, at)}
              </View>
            </View>
          </View>
        ))}
      </Card>
      <View className="t26 dim mt2">到货那天已经告诉过他们，取货码还能用。</View>
      {late.length > most && (
        <Link onClick={() => go(leaderPage('pickups'))}>还有 {late.length - most} 份，看全部</Link>
      )}
    </View>
  )
}
