import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Section } from '@/components/card'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import { money } from '@/texts/money'
import { oddAmount, oddStates, oddWhy, refundReasons, refundStates } from '@/texts/staff/words'
import type { StaffOrderOutput } from '#contracts/staff'
import css from './order.module.scss'
import type { Mending } from './use-mending'

interface MoneyBackProps {
  order: StaffOrderOutput
  begin: (mending: Mending) => void
}

/** Money that came in and is no payment of this order: what came, what was asked for, and what staff can do. */
export function OddPayments({ order, begin }: MoneyBackProps) {
  if (order.odd.length === 0) return null
  return (
    <>
      <Section title="对不上的钱" aside={`应付 ${money(order.payableFen)}`} />
      <View className="pad">
        <Card testid="odd">
          {order.odd.map(odd => (
            <View key={odd.transactionId} className={css.entry} data-testid={`odd-${odd.transactionId}`}>
              <View className="fx sp">
                <View className="b">收到 {oddAmount(odd)}</View>
                <View className="t26 dim nw ml2">{when(odd.paidAt, now())}</View>
              </View>
              <View className="t26 dim mt1">{oddWhy[odd.why]}</View>
              <View className={css.number}>流水 {odd.transactionId}</View>
              {odd.note && (
                <View className="t26 mt1">
                  {odd.note.byName}：{odd.note.text}
                </View>
              )}
              {odd.state === 'waiting' ? (
                <View className="mt3">
                  <Button full onClick={() => begin({ what: 'odd', odd })} testid="mend-odd">
                    {odd.ours ? `退回 ${oddAmount(odd)}` : '记下这笔钱的去向'}
                  </Button>
                </View>
              ) : (
                <View className="t26 ac mt1">{oddStates[odd.state]}</View>
              )}
            </View>
          ))}
        </Card>
      </View>
    </>
  )
}

/** Refunds as WeChat has them; one that it closed is asked for again here. */
export function Refunds({ order, begin }: MoneyBackProps) {
  const { refunds } = order
  if (refunds.length === 0) return null
  return (
    <>
      <Section title="退款" aside={`${refunds.length} 笔`} />
      <View className="pad">
        <Card>
          {refunds.map(refund => {
            const closed = refund.state === 'closed' && refund.replacedBy === null
            const word = refund.replacedBy === null ? refundStates[refund.state] : '没退成，已重新申请'
            return (
              <View key={refund.id}>
                <Row
                  title={refundReasons[refund.reason]}
                  note={`${word} · ${when(refund.doneAt ?? refund.askedAt, now())}`}
                  value={<Price fen={refund.fen} size="n" />}
                  testid={`refund-${refund.id}`}
                />
                {closed && (
                  <View className={css.act}>
                    <Button full onClick={() => begin({ what: 'refund', refund })} testid="mend-refund">
                      重新退 {money(refund.fen)}
                    </Button>
                  </View>
                )}
              </View>
            )
          })}
        </Card>
      </View>
    </>
  )
}
