import type { StockItem } from '../goods/types'

/**
 * Units that one shelf is given, while there may be one more. Each may become an entry of some 130 bytes in its document, so that a full shelf
 * stays below 512 KB, the most that WeChat lets a document grow to when a phone writes it.
 */
export const MOST_UNITS = 2_000
/** Shelves of one group: all of them are read at once for its page. */
export const MOST_SHELVES = 10

/** How many shelves a group needs; one with a maximum of members has one, where all of them are counted (C-10). */
export function shelfCount(allot: Record<StockItem, number>, mostPeople: number | undefined): number {
  if (mostPeople !== undefined) return 1
  const units = Object.values(allot).reduce((sum, one) => sum + one, 0)
  return Math.min(MOST_SHELVES, Math.max(1, Math.ceil(units / MOST_UNITS)))
}

/** What a group may sell, spread over its shelves. No unit is lost: the remainder of a division goes to the first ones. */
export function spread(allot: Record<StockItem, number>, count: number): Record<StockItem, number>[] {
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(allot).map(([item, all]) => [
        item,
        Math.floor(all / count) + (index < all % count ? 1 : 0),
      ]),
    ),
  )
}
