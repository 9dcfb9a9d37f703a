import { View } from '@tarojs/components'
import { memo, useCallback } from 'react'
import { Seal } from '@/components/face'
import { GoodsPic } from '@/components/goods-pic'
import { LongList } from '@/components/long-list'
import { Price, Was } from '@/components/price'
import { Stepper } from '@/components/stepper'
import { useElder } from '@/session/me'
import { words } from '@/texts/words'
import type { GroupView } from '#contracts/views'
import css from './group.module.scss'

interface PoolProps {
  group: GroupView
  basket: Record<string, number>
  put: (sku: string, quantity: number) => void
  selling: boolean
  /** It takes orders, though perhaps not hers: every place is taken. */
  running: boolean
  /** She has joined already: this would be another order. */
  again: boolean
}

export function Pool({ group, basket, put, selling, running, again }: PoolProps) {
  const elder = useElder()
  return (
    <View className={css.pool}>
      <View className={css.poolHead}>
        <View className="t34 b">
          {!running ? '这一团卖过' : !selling ? '这一团在卖' : again ? '再带几瓶' : '任意搭配'}
        </View>
        {selling && (
          <View className="fx t26 dim">
            <Seal size="xs" />
            <View className="ml1">{again ? '另下一单，也进这箱' : `${words.brand}发货，没成箱全退`}</View>
          </View>
        )}
      </View>
      <LongList name="pool" rows={group.pool} keyOf={skuOf} height={elder ? 112 : 92}>
        {line => (
          <PoolRow line={line} quantity={basket[line.sku] ?? 0} put={put} selling={selling} elder={elder} />
        )}
      </LongList>
    </View>
  )
}

const skuOf = ({ sku }: GroupView['pool'][number]) => sku

interface PoolRowProps {
  line: GroupView['pool'][number]
  quantity: number
  put: (sku: string, quantity: number) => void
  selling: boolean
  elder: boolean
}

/** Kept as it is while other rows change: a tap on + must not redraw two hundred goods. */
const PoolRow = memo(function PoolRow({ line, quantity, put, selling, elder }: PoolRowProps) {
  const change = useCallback((next: number) => put(line.sku, next), [put, line.sku])
  const left = line.left
  const few = selling && left > 0 && left <= 12
  return (
    <View className={css.good} data-testid={`good-${line.sku}`}>
      <GoodsPic art={line.art} tint={line.tint} size={elder ? 'l' : 'm'} />
      <View className="grow ml3">
        <View className={elder ? 'b' : 'b one'}>{line.name}</View>
        {!elder && (
          <View className="t26 dim one">
            {line.spec}
            {line.note && ` · ${line.note}`}
          </View>
        )}
        <View className={css.price}>
          <Price fen={line.priceFen} tone="warm" />
          {!elder && line.listPriceFen > line.priceFen && <Was fen={line.listPriceFen} />}
          {few && <View className="t26 wm ml2">剩 {left}</View>}
        </View>
      </View>
      {!selling ? null : left <= 0 && quantity === 0 ? (
        <View className={css.gone}>卖完了</View>
      ) : (
        <Stepper
          value={quantity}
          max={Math.max(left, 0)}
          onChange={change}
          label={line.name}
          className={css.step}
          testid={`step-${line.sku}`}
        />
      )}
    </View>
  )
})
