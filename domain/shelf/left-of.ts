import type { PoolLine } from '../group/types'
import type { Shelf } from './types'

/** How many pieces of a good the shelves could still give to one basket. */
export function leftOf(good: Pick<PoolLine, 'draws'>, shelves: readonly Pick<Shelf, 'items'>[]): number {
  const perShelf = shelves.map(({ items }) =>
    Math.min(...good.draws.map(({ item, units }) => Math.floor((items[item]?.free ?? 0) / units))),
  )
  return Math.max(0, ...perShelf.filter(Number.isFinite))
}
