import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { GoodsPic } from '@/components/goods-pic'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { money } from '@/texts/money'
import { countLine, goodsLine, pointsLine } from '@/texts/orders'
import type { OrderView } from '#contracts/views'
import css from './order.module.scss'

/** What was bought, in a line; a tap opens it piece by piece. */
export function GoodsCard({ order }: { order: OrderView }) {
  const [open, setOpen] = useState(false)
  const elder = useElder()
  const gives = order.points.points > 0 && order.face !== 'to-pay' && order.face !== 'cancelled'
  return (
    <Card spaced>
      <View
        className={css.goods}
        onClick={() => setOpen(!open)}
        data-testid="goods"
        {...spoken(
          'button',
          `${countLine(order)}，${money(order.payableFen)}，${open ? '收起' : '看每一款'}`,
        )}
      >
        {order.lines.slice(0, elder ? 2 : 3).map(({ sku, art, tint }) => (
          <GoodsPic key={sku} art={art} tint={tint} size="s" className="mr1" />
        ))}
        <View className="grow ml2">
          <View className="fx sp wrap">
            <View className="b nw mr2">{countLine(order)}</View>
            <View className="fixed" data-testid="payable">
              <Price fen={order.payableFen} size="n" />
            </View>
          </View>
          <View className={elder ? css.named : 't26 dim one'}>{goodsLine(order.lines)}</View>
        </View>
        <Icon name={open ? 'up' : 'down'} size="xs" className={css.open} />
      </View>
      {open && (
        <View className={css.lines}>
          {order.lines.map(({ sku, name, spec, quantity, amountFen }) => (
            <View key={sku} className={css.line}>
              <View className="grow">
                {name} {spec}
              </View>
              <View className={css.quantity}>×{quantity}</View>
              <View className={css.amount}>{money(amountFen)}</View>
            </View>
          ))}
        </View>
      )}
      <Row icon="pin" title={order.pointName} note={order.pointAddress} />
      {gives && <Row icon="points" title={pointsLine(order.points, now())} testid="points-line" />}
    </Card>
  )
}
