import type { Shelf } from '../../domain/shelf/types'
import { couldCome, type Spare } from '../../domain/stock/could-come'
import { mayGetMore } from '../../domain/stock/short-of'
import { stockId } from '../../domain/stock/stock-id'
import { readStock } from '../_kit/store/stock'

/** What could still come to each of a running group's shelves, by shelf; nothing once they are sealed. */
export async function spareFor(shelves: readonly Shelf[]): Promise<Record<string, Spare>> {
  const wanted = shelves.flatMap(({ open, regionId, items }) =>
    open && regionId !== undefined
      ? Object.keys(items).flatMap(item => (mayGetMore(items[item]!) ? [stockId(regionId, item)] : []))
      : [],
  )
  if (wanted.length === 0) return {}
  const stocks = await readStock(wanted)
  const spareOf = (shelf: Shelf): Spare =>
    Object.fromEntries([...stocks].map(([item, stock]) => [item, couldCome(shelf, item, stock)]))
  return Object.fromEntries(shelves.filter(({ open }) => open).map(shelf => [shelf._id, spareOf(shelf)]))
}
