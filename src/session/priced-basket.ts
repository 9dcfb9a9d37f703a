import { priceBasket } from '#domain/goods/price-basket'
import type { PricedBasket } from '#domain/goods/price-basket'
import type { GroupView } from '#contracts/views'

export interface Priced extends Omit<PricedBasket, 'totalFen'> {
  totalFen: number
  pieces: number
}

export const nothing: Priced = { lines: [], units: 0, totalFen: 0, pieces: 0 }

/** What is in the basket and still sold here; a good that left the pool leaves the sum, never silently the basket. */
export function pricedBasket(group: Pick<GroupView, 'pool'>, basket: Record<string, number>): Priced {
  const wanted = Object.entries(basket)
    .filter(([sku]) => group.pool.some(line => line.sku === sku))
    .map(([sku, quantity]) => ({ sku, quantity }))
  const priced = priceBasket(group.pool, wanted)
  if (!priced.ok) return nothing
  return { ...priced.value, pieces: wanted.reduce((sum, { quantity }) => sum + quantity, 0) }
}
