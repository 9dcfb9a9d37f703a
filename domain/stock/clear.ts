import type { StockItem } from '../goods/types'
import type { Shelf } from '../shelf/types'
import type { Lease } from './types'

/**
 * What a decided group has sold of a shelf's items: what is posted when it formed, nothing when it failed, because all
 * of its goods stayed in the warehouse.
 */
export function soldOf(shelf: Pick<Shelf, 'items'>, outcome: 'formed' | 'failed'): Record<StockItem, number> {
  return Object.fromEntries(
    Object.entries(shelf.items).map(([item, { posted }]) => [item, outcome === 'formed' ? posted : 0]),
  )
}

/**
 * How a lease ends: what was sold, and what goes back, a load on its way to a shelf that was sealed meanwhile included.
 * A shelf that sold what it was never given is a breach.
 */
export function endOf(lease: Lease, sold: number): { sold: number; back: number } {
  if (sold > lease.units) throw new Error(`${sold} units sold of a lease of ${lease.units}`)
  return { sold, back: lease.units - sold }
}

/** Whether a sealed shelf can be cleared: nothing is held that may still be paid. */
export function isClearable(shelf: Pick<Shelf, 'open' | 'items'>): boolean {
  return !shelf.open && Object.values(shelf.items).every(({ held }) => held === 0)
}
