import fc from 'fast-check'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { indexes } from '../../cloudfunctions/_kit/store/indexes'
import { isBalanced } from '../../domain/shelf/is-balanced'
import type { Shelf } from '../../domain/shelf/types'
import { endOf, isClearable, soldOf } from '../../domain/stock/clear'
import { leaseKey } from '../../domain/stock/lease-key'
import { firstLoads, lowMark, nextLease, nextLoad } from '../../domain/stock/load'
import { emptyStock, isStockRight } from '../../domain/stock/stock-id'
import type { Lease, Stock } from '../../domain/stock/types'
import { startCloud } from '../../emulator/index'
import type { Cloud } from '../../emulator/types'
import { groupDocuments, HOUR, START } from '../support/world'

/**
 * Loads move between two documents in two requests, each sent by anybody, late, twice or never, on what he read long ago.
 * Through the unmodified SDK against the real engine.
 */
let cloud: Cloud
let store: typeof import('../../cloudfunctions/_kit/store/stock')
let shelves: typeof import('../../cloudfunctions/_kit/store/shelves')
let count = 0

beforeAll(async () => {
  cloud = await startCloud({ memory: true, clock: START, seed: 1, indexes, refuseUndeclaredScans: true })
  Object.assign(process.env, cloud.sdkEnv())
  store = await import('../../cloudfunctions/_kit/store/stock')
  shelves = await import('../../cloudfunctions/_kit/store/shelves')
})
afterAll(() => cloud.close())

const HANDS = 3
const ITEM = 'mandarin'
type Step =
  /** Somebody looks, and remembers what he saw. */
  | { do: 'look'; hand: number }
  /** He sends the next load of what he saw, or brings it to the shelf. */
  | { do: 'send' | 'bring'; hand: number; wanted: number }
  | { do: 'sell'; units: number; order: number }
  | { do: 'seal' }
  | { do: 'clear' | 'end'; hand: number }
  | { do: 'receive' | 'correct'; units: number; tap: number }

const hand = fc.nat({ max: HANDS - 1 })
const few = fc.integer({ min: 1, max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('look' as const), hand }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('send' as const, 'bring' as const), hand, wanted: few }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('sell' as const), units: few, order: fc.nat({ max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('receive' as const, 'correct' as const),
      units: few,
      tap: fc.nat({ max: 4 }),
    }),
  },
)
/** The end comes when no load is sent any more: the timer waits for it. What is on its way may still be brought. */
const end: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('look' as const), hand }),
  // Money that comes late takes of a sealed shelf as well.
  fc.record({ do: fc.constant('sell' as const), units: few, order: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('bring' as const), hand, wanted: few }),
  fc.record({ do: fc.constantFrom('clear' as const, 'end' as const), hand }),
)

it('leaves every unit in one place, whoever moves it, in whatever order, and however often', async () => {
  let loads = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        had: fc.nat({ max: 120 }),
        first: fc.nat({ max: 24 }),
        most: fc.integer({ min: 24, max: 120 }),
      }),
      fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
      fc.array(end, { minLength: 4, maxLength: 12, size: 'max' }),
      async (wish, steps, ending) => {
        const story = await begin(wish)
        for (const one of steps) {
          await story.take(one)
          expect(story.wrongs()).toEqual([])
        }
        await story.take({ do: 'seal' })
        for (const one of ending) {
          await story.take(one)
          expect(story.wrongs()).toEqual([])
        }
        for (const one of ['look', 'clear', 'look', 'end'] as const) await story.take({ do: one, hand: 0 })
        expect(story.stock().leases).toEqual({})
        expect(story.stock().sold).toBe(story.sold)
        loads += story.shelf().items[ITEM]!.loads ?? 0
      },
    ),
    { numRuns: 60, seed: 20_260_521 },
  )
  expect(loads).toBeGreaterThan(60)
}, 120_000)

it('lets no load onto a shelf that was sealed while it was on its way', async () => {
  const story = await begin({ had: 90, first: 24, most: 90 })
  await story.take({ do: 'send', hand: 0, wanted: 40 })
  await story.take({ do: 'look', hand: 0 })
  await story.take({ do: 'seal' })
  await story.take({ do: 'look', hand: 1 })
  await story.take({ do: 'clear', hand: 1 })
  await story.take({ do: 'bring', hand: 0, wanted: 1 })
  expect(story.wrongs()).toEqual([])
  expect(story.shelf().items[ITEM]).toMatchObject({ allotted: 0, free: 0, loads: 1 })
  await story.take({ do: 'look', hand: 1 })
  await story.take({ do: 'end', hand: 1 })
  expect(story.stock()).toMatchObject({ free: 90, sold: 0, leases: {} })
})

it('clears no shelf from which something was sold since it was looked at', async () => {
  const story = await begin({ had: 24, first: 24, most: 24 })
  await story.take({ do: 'seal' })
  await story.take({ do: 'look', hand: 0 })
  await story.take({ do: 'sell', units: 5, order: 1 })
  await story.take({ do: 'clear', hand: 0 })
  expect(story.shelf().clearedAt).toBeUndefined()
  expect(story.wrongs()).toEqual([])
})

it('gives a first load to each shelf, evenly when there is too little, and never more than there is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 10 }),
      fc.nat({ max: 900 }),
      (most, free) => {
        const loads = firstLoads(most, free)
        const sum = loads.reduce((all, one) => all + one, 0)
        expect(sum).toBeLessThanOrEqual(free)
        loads.forEach((load, index) => expect(load).toBeLessThanOrEqual(most[index]!))
        const wanted = firstLoads(most, Infinity)
        expect(sum).toBe(
          Math.min(
            free,
            wanted.reduce((all, one) => all + one, 0),
          ),
        )
      },
    ),
  )
})

it('sends what is lacking or an ordinary load, never above what the shelf may have or the warehouse has', () => {
  const item = fc
    .record({ most: fc.nat({ max: 400 }), part: fc.nat({ max: 100 }), sold: fc.nat({ max: 100 }) })
    .map(({ most, part, sold }) => {
      const allotted = Math.floor((most * part) / 100)
      return { most, allotted, free: Math.floor((allotted * (100 - sold)) / 100) }
    })
  fc.assert(
    fc.property(item, fc.nat({ max: 500 }), fc.nat({ max: 500 }), (shelf, wanted, free) => {
      const load = nextLoad(shelf, wanted, free)
      expect(load).toBeGreaterThanOrEqual(0)
      expect(load).toBeLessThanOrEqual(Math.min(free, shelf.most - shelf.allotted))
      const lacking = wanted - shelf.free
      if (lacking > 0)
        expect(load).toBeGreaterThanOrEqual(Math.min(lacking, free, shelf.most - shelf.allotted))
      expect(lowMark(shelf.most)).toBeLessThanOrEqual(shelf.most)
    }),
  )
})

/** A warehouse and a shelf of their own. */
async function begin({ had, first, most }: { had: number; first: number; most: number }) {
  count += 1
  const groupId = `loads${count}`
  const load = Math.min(had, first, most)
  const { shelf } = groupDocuments(
    { groupId, allot: { [ITEM]: load }, most: { [ITEM]: most }, endsAt: START + HOUR },
    START,
  )
  shelf.items[ITEM]!.loads = load > 0 ? 1 : 0
  const id = `${groupId}~${ITEM}`
  const key = leaseKey(shelf._id)
  const lease: Lease = { units: load, loads: 1, at: START }
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  await sdk.database().collection('shelves').add({ data: shelf })
  await store.insertStock({
    ...emptyStock(groupId, ITEM),
    free: had - load,
    received: had,
    leases: load > 0 ? { [key]: lease } : {},
  })
  const now = () => ({
    stock: cloud.database.find<Stock>('stock', { _id: id })[0]!,
    shelf: cloud.database.find<Shelf>('shelves', { _id: shelf._id })[0]!,
  })
  const seen = Array.from({ length: HANDS }, now)
  let sold = 0
  return {
    stock: () => now().stock,
    shelf: () => now().shelf,
    get sold() {
      return sold
    },
    wrongs(): string[] {
      const { stock, shelf: here } = now()
      const { allotted, loads = 0 } = here.items[ITEM]!
      const held = stock.leases[key]
      return [
        isStockRight(stock) ? '' : `the warehouse is wrong: ${JSON.stringify(stock)}`,
        isBalanced(here) ? '' : `the shelf is wrong: ${JSON.stringify(here.items)}`,
        allotted <= most ? '' : `${allotted} of at most ${most}`,
        here.clearedAt !== undefined || allotted <= (held?.units ?? 0) ? '' : 'units in two places',
        here.clearedAt !== undefined || !held || held.loads !== loads || held.units === allotted
          ? ''
          : 'one number for two loads',
        here.clearedAt === undefined || here.items[ITEM]!.free === 0 ? '' : 'a cleared shelf has goods',
      ].filter(Boolean)
    },
    async take(one: Step): Promise<void> {
      switch (one.do) {
        case 'look':
          seen[one.hand] = now()
          return
        case 'send': {
          const { stock, shelf: known } = seen[one.hand]!
          const before = stock.leases[key] ?? null
          if (before && before.loads > (known.items[ITEM]!.loads ?? 0)) return
          const units = nextLoad(known.items[ITEM]!, one.wanted, stock.free)
          if (units > 0) await store.leaseMore(id, key, before, nextLease(before, units, START))
          return
        }
        case 'bring': {
          const { stock, shelf: known } = seen[one.hand]!
          const held = stock.leases[key]
          if (held && held.loads > (known.items[ITEM]!.loads ?? 0))
            await store.arriveOnShelf(known, ITEM, held)
          return
        }
        case 'sell': {
          const joined = {
            key: `k${one.order}`,
            surname: '林',
            units: one.units,
            fen: 0 as never,
            paidAt: START,
          }
          if (await shelves.take(shelf._id, `order${one.order}`, { [ITEM]: one.units }, joined, false))
            sold += one.units
          return
        }
        case 'seal':
          return void (await shelves.seal(shelf._id))
        case 'clear': {
          const { shelf: known } = seen[one.hand]!
          if (isClearable(known)) await store.clearShelf(known, START)
          return
        }
        case 'end': {
          const { stock, shelf: known } = seen[one.hand]!
          const held = stock.leases[key]
          if (held && known.clearedAt !== undefined)
            await store.endLease(id, key, held, endOf(held, soldOf(known, 'formed')[ITEM]!))
          return
        }
        default: {
          const move = {
            units: one.do === 'receive' ? one.units : -one.units,
            at: START,
            byName: '许衡',
            note: '',
          }
          const tap = `${one.do}${one.tap}`
          if (one.do === 'receive') await store.moveStock(id, tap, { ...move, what: 'received' })
          else await store.moveStock(id, tap, { ...move, what: 'corrected', why: 'missing' })
        }
      }
    },
  }
}
