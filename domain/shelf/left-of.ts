import type { StockItem } from '../goods/types'
import type { PoolLine } from '../group/types'
import type { Shelf, ShelfItem } from './types'

/**
 * How many pieces of a good the shelves could still give to one basket: what is free there, and what the warehouse could
 * bring (`spare`, units per item), as much as the shelf may be given.
 */
export function leftOf(
  good: Pick<PoolLine, 'draws'>,
  shelves: readonly Pick<Shelf, 'items'>[],
  spare: Record<StockItem, number> = {},
): number {
  const perShelf = shelves.map(({ items }) =>
    Math.min(
      ...good.draws.map(({ item, units }) =>
        Math.floor(unitsFor(items[item], spare[item] ?? 0) / Math.max(1, units)),
      ),
    ),
  )
  return Math.max(0, ...perShelf.filter(Number.isFinite))
}

function unitsFor(item: ShelfItem | undefined, spare: number): number {
  if (!item) return 0
  const { free, allotted, most = allotted } = item
  return free + Math.min(spare, most - allotted)
}
