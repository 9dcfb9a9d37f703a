import type { StockItem } from '../../domain/goods/types'
import type { Shelf } from '../../domain/shelf/types'
import { mayGetMore } from '../../domain/stock/short-of'
import { stockId } from '../../domain/stock/stock-id'
import { readStock } from '../_kit/store/stock'

/** What the warehouse could still bring to the shelves of a running group, per item; nothing once they are sealed. */
export async function spareFor(
  shelves: readonly Pick<Shelf, 'open' | 'regionId' | 'items'>[],
): Promise<Record<StockItem, number>> {
  const wanted = shelves.flatMap(({ open, regionId, items }) =>
    open && regionId !== undefined
      ? Object.keys(items).flatMap(item => (mayGetMore(items[item]!) ? [stockId(regionId, item)] : []))
      : [],
  )
  const stocks = wanted.length > 0 ? await readStock(wanted) : []
  return Object.fromEntries([...stocks].map(([item, { free }]) => [item, free]))
}
