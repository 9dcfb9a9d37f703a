import { View } from '@tarojs/components'
import { Link } from '@/components/button'
import { Card, Section } from '@/components/card'
import { Meter } from '@/components/meter'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { clock, span, when } from '@/texts/dates'
import { money } from '@/texts/money'
import { percent } from '@/texts/staff/figures'
import { orderFaces } from '@/texts/staff/words'
import type { CaseOutput } from '#contracts/staff'
import css from './case.module.scss'

/** What the score is about: her order, whether it came in time, and what her neighbours of the same group say. */
export function Happened({ order, sameGroup }: Pick<CaseOutput, 'order' | 'sameGroup'>) {
  const { answers, low } = sameGroup
  const others = Math.max(0, answers - 1)
  const othersLow = Math.max(0, low - 1)
  return (
    <>
      <Section title="发生了什么" aside="订单、送达、同团的人" />
      <View className="pad">
        <Card className={css.happened}>
          <View className={css.fact}>
            <View className="dim">订单</View>
            <View className={css.way}>
              <Link onClick={() => go(staffPage('order'), { id: order.orderId })} testid="to-order">
                {order.units > 0 ? `${order.units} 瓶 ` : ''}
                {money(order.payableFen)}，{orderFaces[order.face].word}
              </Link>
            </View>
          </View>
          <View className={css.fact} data-testid="delivered">
            <View className="dim">送到</View>
            {delivered(order)}
          </View>
          {order.collected && (
            <View className={css.fact}>
              <View className="dim">取走</View>
              <View>{when(order.collected.at, now())}</View>
            </View>
          )}
          <View className={css.fact}>
            <View className="dim">团</View>
            <View className={css.way}>
              <Link onClick={() => go(staffPage('group'), { id: order.groupId })} testid="to-group">
                {order.groupTitle}
              </Link>
            </View>
          </View>
          <View className={css.fact} data-testid="same-group">
            <View className="dim">同团</View>
            <View className="fx">
              {others === 0 && '还没有别人回答'}
              {others > 0 && othersLow === 0 && `${others} 家回答，没有别的低分`}
              {othersLow > 0 && (
                <>
                  <View className="dg b">{othersLow} 家也打了低分</View>，共 {others} 家回答
                </>
              )}
            </View>
          </View>
          {othersLow > 0 && (
            <View className="mt1 mb2">
              <Meter
                parts={[{ value: othersLow, tone: 'danger' }]}
                of={others}
                label={`同团 ${others} 家里 ${othersLow} 家打了低分，${percent(othersLow, others)}`}
              />
            </View>
          )}
        </Card>
      </View>
    </>
  )
}

function delivered(order: CaseOutput['order']) {
  const arrived = order.story.find(({ what }) => what === 'arrived')
  if (!arrived) return <View className="wm">还没标到货</View>
  const late = arrived.at - order.collectFrom
  const at = when(arrived.at, now())
  return late <= 0 ? (
    <View>准时，{at}</View>
  ) : (
    <View className="dg b">
      晚了 {span(order.collectFrom, arrived.at)}，{at}，说好 {clock(order.collectFrom)}
    </View>
  )
}
