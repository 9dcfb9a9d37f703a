import { buildFunctions } from '../../scripts/build-functions.ts'
import type { InvocationCounters } from '../../emulator/types.ts'
import { openShop, type Shop } from '../../tests/support/shop.ts'

/** Units of each item, more than anybody measures. */
export const PLENTY = {
  mandarin: 5000,
  seasalt: 5000,
  lychee: 5000,
  osmanthus: 5000,
  limeade: 5000,
  opener: 5000,
}

/** The tests' shop with functions as they would be deployed; closed whatever happens in it. `inProcess`: without workers. */
export async function inShop<T>(
  work: (shop: Shop) => Promise<T>,
  options: { inProcess?: { seed: number } } = {},
): Promise<T> {
  await buildFunctions()
  const shop = await openShop(options)
  try {
    return await work(shop)
  } finally {
    await shop.close()
  }
}

/** What the invocations of some work cost, in the order in which they ended. */
export async function costOf(shop: Shop, work: () => Promise<unknown>): Promise<InvocationCounters[]> {
  const seen: InvocationCounters[] = []
  const stop = shop.cloud.counters.watch(counters => void seen.push(counters))
  try {
    await work()
  } finally {
    stop()
  }
  return seen
}

export const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0)
