import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { now } from '@/session/clock'
import { ownRefundViews, refundName, refundState } from '@/texts/orders'
import type { OrderView } from '#contracts/views'
import css from './order.module.scss'

/** Money on its way back: how much, and how far each part of it is. */
export function RefundCard({ order }: { order: OrderView }) {
  const own = ownRefundViews(order.refunds)
  const whole = own.reduce((fen, refund) => fen + refund.fen, 0)
  return (
    <Card spaced testid="refunds">
      {own.length > 0 && (
        <View className={css.back}>
          <View>退回你付款的地方</View>
          <Price fen={whole} size="x" />
        </View>
      )}
      {order.refunds.map(refund => {
        const { word, note } = refundState(refund, now())
        return (
          <Row
            key={refund.id}
            icon="refund"
            title={refundName[refund.reason]}
            note={note}
            value={
              <View className="r">
                <View className={refund.state === 'closed' ? 'wm m' : 'ac m'}>{word}</View>
                {order.refunds.length > 1 && <Price fen={refund.fen} size="n" />}
              </View>
            }
            testid={`refund-${refund.state}`}
          />
        )
      })}
    </Card>
  )
}
