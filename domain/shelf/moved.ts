import type { StockItem } from '../goods/types'
import type { Shelf, ShelfItem } from './types'

type Place = 'free' | 'held' | 'posted'

/** Units go from one place to another, never out of nowhere: so free + held + posted stays what was allotted. */
export function moved(
  items: Shelf['items'],
  draws: Record<StockItem, number>,
  from: Place,
  to: Place,
): Shelf['items'] {
  const next = { ...items }
  for (const [item, units] of Object.entries(draws)) {
    const before = next[item] as ShelfItem
    next[item] = { ...before, [from]: before[from] - units, [to]: before[to] + units }
  }
  return next
}
