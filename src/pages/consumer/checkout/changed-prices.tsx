import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { Sheet } from '@/components/sheet'
import { money } from '@/texts/money'
import type { RefusalOf } from '#domain/refusals'

interface ChangedPricesProps {
  change: RefusalOf<'price-changed'> | undefined
  /** What the basket costs now, by the terms just read again. */
  totalFen: number
  onKeep: () => void
  onLeave: () => void
}

/** The price moved while she looked: both prices side by side, and nothing is charged until she says so (C-16). */
export function ChangedPrices({ change, totalFen, onKeep, onLeave }: ChangedPricesProps) {
  return (
    <Sheet
      open={!!change}
      onClose={onLeave}
      title="价格变了，还没有扣款"
      bare
      testid="price-changed"
      foot={
        <>
          <Button look="plain" onClick={onLeave} testid="leave-price">
            回去改
          </Button>
          <Button full onClick={onKeep} testid="keep-price">
            按 {money(totalFen)} 支付
          </Button>
        </>
      }
    >
      {change?.changes.map(({ sku, name, wasFen, nowFen }) => (
        <Row
          key={sku}
          title={name}
          note={nowFen === null ? '这个团不再卖了' : `刚才 ${money(wasFen)}`}
          value={nowFen === null ? undefined : <Price fen={nowFen} size="n" tone="warm" />}
        />
      ))}
      <Row title={<View className="b">现在一共</View>} value={<Price fen={totalFen} size="l" />} />
    </Sheet>
  )
}
