import { resolve } from 'node:path'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { root } from '../../../scripts/support/root.ts'
import { openShop, type Shop } from '../shop.ts'
import { DAY, START, type Person } from '../world.ts'
import { Holder, type PageSize } from './holder.ts'
import type { CloudOfPhone } from './wechat.ts'

/** A street of people with phones, over one shop. Fresh for every journey. */
export interface Street {
  readonly shop: Shop
  /** A new phone in somebody's hand, not yet opened. `cloud` stands in for the shop's, to listen or to delay. */
  phone(who: Person, cloud?: CloudOfPhone): Holder
  /** Lets time pass for the cloud; phones notice when they look again. */
  later(ms: number): Promise<void>
  laterAt(instant: number): Promise<void>
}

/** Every phone's own clock is a day ahead and stands still: what is shown goes by the cloud's (C-18). */
const PHONES_CLOCK = START + DAY

/** A page of WeChat stays quick up to here (its audit, and the budget of the front end). */
export const pageLimits: PageSize = { nodes: 400, depth: 15 }

/**
 * Opens a street for each journey of a file. A journey fails when a call of one of its phones did, and the file when a
 * page that was looked at was larger than WeChat draws well; `known` names pages with a larger limit of their own.
 */
export function useStreet(known: Record<string, Partial<PageSize>> = {}): () => Street {
  const largest = new Map<string, PageSize>()
  const seen = (route: string, { nodes, depth }: PageSize) => {
    const before = largest.get(route) ?? { nodes: 0, depth: 0 }
    largest.set(route, { nodes: Math.max(nodes, before.nodes), depth: Math.max(depth, before.depth) })
  }
  let street: (Street & { close(): Promise<string[]> }) | undefined
  beforeEach(async () => {
    street = await openStreet(seen)
  })
  afterEach(async () => {
    const failures = await street!.close()
    if (failures.length > 0) throw new Error(`calls failed:\n${failures.join('\n')}`)
  })
  afterAll(() => {
    const sizes = [...largest].sort(([, a], [, b]) => b.nodes - a.nodes)
    console.log(
      sizes.map(([route, { nodes, depth }]) => `${nodes} nodes, ${depth} deep: ${route}`).join('\n'),
    )
    const tooLarge = sizes.filter(([route, { nodes, depth }]) => {
      const limits = { ...pageLimits, ...known[route] }
      return nodes > limits.nodes || depth > limits.depth
    })
    if (tooLarge.length > 0) throw new Error(`pages are too large: ${JSON.stringify(tooLarge)}`)
  })
  return () => street!
}

async function openStreet(
  seen: (route: string, size: PageSize) => void,
): Promise<Street & { close(): Promise<string[]> }> {
  const shop = await openShop()
  const holders: Holder[] = []
  return {
    shop,
    phone(who, cloud = shop.cloud) {
      // Where the suite's set-up built it.
      const app = process.env['LINTUAN_OUT'] && resolve(root, process.env['LINTUAN_OUT'])
      const holder = new Holder({
        cloud,
        who: who.key,
        openid: who.openid,
        ownClock: PHONES_CLOCK,
        app,
        seen,
      })
      holders.push(holder)
      return holder
    },
    later: ms => shop.cloud.clock.advance(ms),
    laterAt: instant => shop.cloud.clock.advanceTo(instant),
    async close() {
      for (const holder of holders) await holder.closes()
      // A call that is still under way when the street is cleared fails by that, and is no fault of the journey.
      const failed = holders.flatMap(({ who, failures }) => failures.map(failure => `${who} ${failure}`))
      await shop.close()
      return failed
    },
  }
}
