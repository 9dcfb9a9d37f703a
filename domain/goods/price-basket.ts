import { fen } from '../money/fen'
import { sumFen } from '../money/sum-fen'
import type { Fen } from '../money/types'
import type { PoolLine } from '../group/types'
import { MOST_LINES, MOST_PIECES } from '../order/limits'
import { accepted, refused, type Result } from '../result'
import type { RefusalOf } from '../refusals'
import type { Sku } from './types'

export interface Wanted {
  sku: Sku
  quantity: number
}
export interface PricedLine {
  good: PoolLine
  quantity: number
  amountFen: Fen
  units: number
}
export interface PricedBasket {
  lines: PricedLine[]
  units: number
  totalFen: Fen
}
export type BasketRefusal = RefusalOf<'empty-basket' | 'too-many-lines' | 'too-many' | 'unknown-goods'>

/**
 * What a basket costs in a group, from the group's own pool and nothing else: the phone shows this sum, the function
 * charges it. Any mix of the pool is a basket.
 */
export function priceBasket(
  pool: readonly PoolLine[],
  basket: readonly Wanted[],
): Result<PricedBasket, BasketRefusal> {
  if (basket.length === 0) return refused({ code: 'empty-basket' })
  if (basket.length > MOST_LINES) return refused({ code: 'too-many-lines', most: MOST_LINES })
  const pieces = new Map<Sku, number>()
  const lines: PricedLine[] = []
  for (const { sku, quantity } of basket) {
    const good = pool.find(line => line.sku === sku)
    if (!good) return refused({ code: 'unknown-goods', sku })
    const all = (pieces.get(sku) ?? 0) + quantity
    if (all > MOST_PIECES) return refused({ code: 'too-many', sku, most: MOST_PIECES })
    pieces.set(sku, all)
    lines.push({
      good,
      quantity,
      amountFen: fen(quantity * good.priceFen),
      units: quantity * good.units,
    })
  }
  return accepted({
    lines,
    units: lines.reduce((sum, { units }) => sum + units, 0),
    totalFen: sumFen(lines.map(({ amountFen }) => amountFen)),
  })
}
