/** Requests of one job under way at once; the smallest plan of the cloud allows 20 connections to all functions. */
const SIDE_BY_SIDE = 5

/** Does something for each of many, a few at a time. The first that throws ends it. */
export async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += SIDE_BY_SIDE)
    await Promise.all(items.slice(from, from + SIDE_BY_SIDE).map(work))
}
