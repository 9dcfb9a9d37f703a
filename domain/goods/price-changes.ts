import type { PoolLine } from '../group/types'
import type { PriceChange } from '../refusals'
import type { Wanted } from './price-basket'

/** What changed for a basket between two versions of a pool; `nowFen: null` is a good no longer sold (C-16). */
export function priceChanges(
  was: readonly PoolLine[],
  now: readonly PoolLine[],
  basket: readonly Wanted[],
): PriceChange[] {
  const skus = [...new Set(basket.map(({ sku }) => sku))]
  return skus.flatMap(sku => {
    const before = was.find(line => line.sku === sku)
    const after = now.find(line => line.sku === sku)
    if (!before || before.priceFen === after?.priceFen) return []
    return [{ sku, name: before.name, wasFen: before.priceFen, nowFen: after?.priceFen ?? null }]
  })
}
