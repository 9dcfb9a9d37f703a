import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { breaches } from '../support/books'
import { openShop, type Shop } from '../support/shop'
import { stories, Teller } from './story'

/** `LINTUAN_RUNS=500 npx vitest run tests/laws/books.test.ts` tells that many; `LINTUAN_SEED` tells the same ones again. */
const RUNS = Number(process.env['LINTUAN_RUNS'] ?? 8)
const SEED = Number(
  process.env['LINTUAN_SEED'] ?? (process.env['LINTUAN_RUNS'] ? Date.now() % 1e9 : 20_260_521),
)
/** Stories one shop lives before it is closed: the laws look at everything it ever did. */
const STORIES_PER_SHOP = 20

describe('whatever happens to a shop', () => {
  let shop: Shop | undefined
  let told = 0
  beforeAll(async () => void (await buildFunctions()))
  afterAll(() => shop?.close())

  async function nextShop(): Promise<Shop> {
    if (shop && told % STORIES_PER_SHOP !== 0) return shop
    await shop?.close()
    shop = await openShop()
    await shop.cloud.warm(['group', 'order', 'payment', 'timers'], 2)
    return shop
  }

  it(
    'its shelves, its money, its points and its to-dos add up, at every step and at the end',
    async () => {
      const lived = { orders: 0, paid: 0, revived: 0, refunds: 0, earned: 0, cases: 0 }
      const property = fc.asyncProperty(stories, async story => {
        const now = await nextShop()
        told += 1
        const teller = new Teller(now, `story${told}`)
        try {
          await teller.begin(story)
          for (const step of story.steps) {
            await teller.take(step)
            expect(breaches(now.cloud, { settled: false })).toEqual([])
          }
          expect(await teller.end(story)).toBe(true)
          expect(teller.broken).toEqual([])
          expect(breaches(now.cloud, { settled: true })).toEqual([])
        } catch (error) {
          // A shop whose books are wrong stays wrong: the next try needs a new one.
          told = Math.ceil(told / STORIES_PER_SHOP) * STORIES_PER_SHOP
          throw error
        }
        if (told % STORIES_PER_SHOP === 0 || told === RUNS) count(now, lived)
      })
      await fc.assert(property, { numRuns: RUNS, seed: SEED })
      console.log(`${RUNS} stories from seed ${SEED}: ${JSON.stringify(lived)}`)
      // Stories in which nothing happens would show nothing.
      expect(Math.min(lived.paid, lived.refunds, lived.earned)).toBeGreaterThan(0)
    },
    Math.max(120_000, RUNS * 12_000),
  )
})

function count(shop: Shop, lived: Record<string, number>): void {
  const add = (name: string, collection: string, query: object = {}) =>
    (lived[name] = (lived[name] ?? 0) + shop.all(collection, query).length)
  add('orders', 'orders')
  add('paid', 'orders', { 'payment.state': 'paid' })
  add('revived', 'orders', { holdId: /^v/ })
  add('refunds', 'entries', { what: 'refund' })
  add('earned', 'entries', { what: 'points-earned' })
  add('cases', 'cases')
}
