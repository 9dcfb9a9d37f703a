import { expect } from 'vitest'
import { breaches } from '../support/books'
import type { Shop } from '../support/shop'
import { MINUTE } from '../support/world'

/**
 * Lets the timers run over one minute, dying at the n-th request of the tick in it. Answers how many requests the
 * longest tick had.
 */
async function tickDying(shop: Shop, at: { request: number; applied: boolean } | null): Promise<number> {
  let most = 0
  const stop = shop.cloud.counters.watch(({ function: name, breakable }) => {
    if (name === 'timers') most = Math.max(most, breakable)
  })
  if (at) shop.cloud.faults.plan({ function: 'timers', ...at })
  await shop.cloud.clock.advance(MINUTE)
  shop.cloud.faults.clear()
  stop()
  return most
}

/** Every accident of the tick that `prepare` leads up to, and what must be true after the next ones. */
export async function breakEveryTick(
  shop: Shop,
  prepare: () => Promise<void>,
  after: () => Promise<void>,
): Promise<number> {
  await prepare()
  const requests = await tickDying(shop, null)
  await after()
  for (let request = 1; request <= requests; request += 1)
    for (const applied of [false, true]) {
      await prepare()
      await tickDying(shop, { request, applied })
      expect(
        breaches(shop.cloud, { settled: false }),
        `request ${request} ${applied ? 'applied' : 'never applied'}`,
      ).toEqual([])
      await after()
    }
  return requests * 2
}
