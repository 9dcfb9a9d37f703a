import type { StockItem } from '../goods/types'
import type { Shelf } from '../shelf/types'
import { leaseKey } from './lease-key'
import type { Stock } from './types'

/** Units per item that could still come to a shelf. */
export type Spare = Record<StockItem, number>

/** Of one item: what is on its way, and what the warehouse has and the shelf may be given. */
export function couldCome(
  shelf: Pick<Shelf, '_id' | 'items'>,
  name: StockItem,
  stock: Stock | undefined,
): number {
  const item = shelf.items[name]
  if (!item || !stock) return 0
  const { allotted, most = allotted } = item
  const leased = Math.max(allotted, stock.leases[leaseKey(shelf._id)]?.units ?? 0)
  return leased - allotted + Math.min(stock.free, Math.max(0, most - leased))
}

/** A shelf's items as if what could come were there, to say how much of a basket can be had at all. */
export function withSpare(items: Shelf['items'], spare: Spare): Shelf['items'] {
  return Object.fromEntries(
    Object.entries(items).map(([name, item]) => [name, { ...item, free: item.free + (spare[name] ?? 0) }]),
  )
}
