import type { PoolLine } from '../group/types'
import type { StockItem } from '../goods/types'

/** Whether a new group could sell a good: the warehouse has a piece of it, and the group may sell one. */
export function canSell(
  { draws }: Pick<PoolLine, 'draws'>,
  free: (item: StockItem) => number,
  allot: Record<StockItem, number>,
): boolean {
  return draws.every(({ item, units }) => Math.min(free(item), allot[item] ?? 0) >= units)
}
