import { View } from '@tarojs/components'
import { memo } from 'react'
import { Card, Section } from '@/components/card'
import { GoodsPic } from '@/components/goods-pic'
import { useSlice } from '@/components/pager'
import { Price } from '@/components/price'
import { spoken } from '@/platform/spoken'
import { thousands } from '@/texts/money'
import type { GroupView } from '#contracts/views'
import css from './group.module.scss'

export type Line = GroupView['pool'][number]

/** Below this the rest is said in warm: it may not last until the deadline. */
const FEW = 12

interface PoolProps {
  pool: Line[]
  onReprice: ((line: Line) => void) | undefined
}

/** What is sold here, for how much, and how much is left. */
export function Pool({ pool, onReprice }: PoolProps) {
  const { rows, pager } = useSlice(pool)
  return (
    <>
      <Section title="货与价" aside={`${pool.length} 款`} />
      <View className="pad">
        <Card>
          {rows.map(line => (
            <Good key={line.sku} line={line} onReprice={onReprice} />
          ))}
        </Card>
      </View>
      {pager}
    </>
  )
}

const Good = memo(function Good({ line, onReprice }: { line: Line } & Pick<PoolProps, 'onReprice'>) {
  const { sku, name, spec, art, tint, priceFen, left } = line
  return (
    <View className={css.good} data-testid={`good-${sku}`}>
      <GoodsPic art={art} tint={tint} size="s" />
      <View className="grow ml3">
        <View className="one">{name}</View>
        <View className="fx t26">
          <View className="dim one">{spec}</View>
          <View className={left <= FEW ? 'wm nw' : 'dim nw'}> · 余 {thousands(left)}</View>
        </View>
      </View>
      <View className="ml2">
        <Price fen={priceFen} size="n" />
      </View>
      {onReprice && (
        <View
          className={css.change}
          onClick={() => onReprice(line)}
          data-testid={`reprice-${sku}`}
          {...spoken('button', `给${name}改价`)}
        >
          改价
        </View>
      )}
    </View>
  )
})
