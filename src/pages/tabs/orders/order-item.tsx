import { View } from '@tarojs/components'
import { memo } from 'react'
import { Card } from '@/components/card'
import { cx } from '@/components/class-names'
import { GoodsPic } from '@/components/goods-pic'
import { Tag } from '@/components/tag'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { money } from '@/texts/money'
import { countLine, faceTone, faceWord, goodsLine, nextLine } from '@/texts/orders'
import type { OrderCard } from '#contracts/views'
import css from './orders.module.scss'

/** One order: its group, what is in it, what happens next. */
export const OrderItem = memo(function OrderItem({
  order,
  onOpen,
}: {
  order: OrderCard
  onOpen: () => void
}) {
  const elder = useElder()
  const next = nextLine(order, now())
  const word = faceWord[order.face]
  const tone = faceTone[order.face]
  return (
    <View className={css.item}>
      <Card
        inset
        onClick={onOpen}
        label={`${order.groupTitle}，${word}，${next}`}
        testid={`order-${order.orderId}`}
      >
        <View className="fx sp">
          <View className="b one grow">{order.groupTitle}</View>
          <View className="fixed ml2">
            <Tag {...(tone ? { tone } : {})}>{word}</Tag>
          </View>
        </View>
        <View className="fx mt3">
          {order.lines.slice(0, elder ? 2 : 3).map(({ sku, art, tint }) => (
            <GoodsPic key={sku} art={art} tint={tint} size="s" className="mr1" />
          ))}
          <View className="grow ml2">
            <View className="fx sp wrap">
              <View className="nw mr2">{countLine(order)}</View>
              <View className="m nw">{money(order.payableFen)}</View>
            </View>
            <View className="t26 dim one">{goodsLine(order.lines)}</View>
          </View>
        </View>
        <View className={cx(css.next, order.face === 'to-pay' && 'wm')}>{next}</View>
      </Card>
    </View>
  )
})
