import type { StockItem } from '../goods/types'

/**
 * Units that one shelf may be given. Each may become an entry of some 130 bytes in its document, so that a full shelf
 * stays below 512 KB, the most that WeChat lets a document grow to when a phone writes it.
 */
export const MOST_UNITS = 2_000
/** Shelves of one group: all of them are read at once for its page. */
export const MOST_SHELVES = 10

/**
 * What a group may sell, spread over as many shelves as it takes so that none can outgrow its document: a hot group has
 * several, and its members queue at one each. With a maximum of members it has one, where all of them are counted (C-10).
 * No unit is lost: the remainder of a division goes to the first shelves, one each.
 */
export function shelvesFor(
  allot: Record<StockItem, number>,
  mostPeople: number | undefined,
): Record<StockItem, number>[] {
  const units = Object.values(allot).reduce((sum, one) => sum + one, 0)
  const count = mostPeople === undefined ? Math.max(1, Math.ceil(units / MOST_UNITS)) : 1
  if (count > MOST_SHELVES)
    throw new RangeError(`${units} units are more than ${MOST_SHELVES} shelves of a group take`)
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(allot).map(([item, all]) => [
        item,
        Math.floor(all / count) + (index < all % count ? 1 : 0),
      ]),
    ),
  )
}
