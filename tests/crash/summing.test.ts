import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TodayOutput } from '../../contracts/staff'
import { paymentEntry, refundEntry } from '../../domain/ledger/entries'
import type { Entry } from '../../domain/ledger/types'
import type { Sum } from '../../domain/sums/types'
import { breaches } from '../support/books'
import { openShop, type Shop } from '../support/shop'
import { DAY, fen, HOUR, MINUTE, people } from '../support/world'
import { breakEveryTick } from './ticks'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

let count = 0
const of = (regionId: string) => ({ orderId: `o${count}`, memberId: 'mlin', leaderId: 'mchen', regionId })

/** A payment and a refund, written down now; the payment happened some time ago. */
async function book(regionId: string, ago: number): Promise<void> {
  count += 1
  const now = shop.cloud.clock.now()
  const entries = [
    paymentEntry(of(regionId), `p${count}`, fen(1000 + count), now - ago),
    refundEntry(of(regionId), `r${count}`, fen(count), now),
  ].map(entry => ({ ...entry, bookedAt: now }))
  const response = {
    _id: `s${count}`,
    regionId,
    score: count % 11,
    answeredAt: now,
    todo: {},
    nextDue: null,
    stuck: false,
  }
  await shop.put({ entries, responses: [response] } as never)
}

const today = () => shop.as(people.xu).call<TodayOutput>('staff', 'today')

/** What plain addition over the ledger gives for the local day of now. */
function plain(day: { from: number; to: number }): {
  paidFen: number
  refundedFen: number
  payments: number
} {
  const found = shop
    .all<Entry>('entries', { regionId: 'east' })
    .filter(({ at }) => at >= day.from && at < day.to)
  const sum = (what: Entry['what'], sign: 1 | -1) =>
    found
      .filter(entry => entry.what === what)
      .flatMap(({ postings }) => postings)
      .reduce((all, { account, amount }) => (account === 'cash' ? all + sign * amount : all), 0)
  return {
    paidFen: sum('payment', 1),
    refundedFen: sum('refund', -1),
    payments: found.filter(({ what }) => what === 'payment').length,
  }
}

async function expectToday(): Promise<void> {
  const { money, day, nps } = await today()
  expect(money).toMatchObject(plain(day))
  const given = shop.all<{ answeredAt: number }>('responses', { regionId: 'east' })
  expect(nps.n).toBe(given.filter(({ answeredAt }) => answeredAt >= day.to - 7 * DAY).length)
}

it('hours and days are added up once, at whatever request the timer dies, and the first page says the same all along (C-69)', async () => {
  const { clock } = shop.cloud
  const accidents = await breakEveryTick(
    shop,
    async () => {
      // One minute before midnight in Shanghai, so that a day ends with the hour.
      await clock.advanceTo((Math.floor(clock.now() / DAY) + 1) * DAY + 15 * HOUR + 59 * MINUTE)
      await book('east', 2 * MINUTE)
      await book('north', 0)
      await expectToday()
      // The hour closes five minutes after its end.
      await clock.advanceTo(Math.floor(clock.now() / HOUR) * HOUR + HOUR + 4 * MINUTE)
      await book('east', 5 * MINUTE)
      await expectToday()
    },
    async () => {
      await expectToday()
      await clock.advance(3 * MINUTE)
      await expectToday()
      expect(breaches(shop.cloud, { settled: false })).toEqual([])
    },
  )
  console.log(`adding up: ${accidents} accidents`)
  expect(accidents).toBeGreaterThanOrEqual(2 * 10)
  const spans = shop.all<Sum>('sums', { regionId: 'east' }).map(({ span }) => span)
  expect(spans.filter(span => span === 'day').length).toBeGreaterThan(0)
  expect(spans.filter(span => span === 'hour').length).toBeGreaterThan(10)
}, 300_000)

it('counts money on the day it was paid, though it was told of on the next', async () => {
  const { clock } = shop.cloud
  await clock.advanceTo(Math.ceil(clock.now() / DAY) * DAY + 16 * HOUR + 20 * MINUTE)
  await book('east', 30 * MINUTE)
  expect((await today()).money).toMatchObject({ paidFen: 0, payments: 0, refunds: 1 })
  await clock.advance(3 * HOUR)
  expect((await today()).money).toMatchObject({ paidFen: 0, payments: 0, refunds: 1 })
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
})

it('adds up what two timers see at once as if it were one, also after an outage of days', async () => {
  const { clock } = shop.cloud
  for (let n = 0; n < 12; n += 1) {
    await book('east', 0)
    await clock.advance(7 * HOUR)
  }
  shop.cloud.faults.plan({ function: 'timers', request: 1, applied: false })
  await clock.advance(3 * DAY)
  shop.cloud.faults.clear()
  await Promise.all([1, 2, 3].map(() => shop.cloud.runTimer('timers')))
  await expectToday()
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
  const reach = shop.one<{ at: number }>('settings', 'summed-east').at
  expect(clock.now() - reach).toBeLessThan(HOUR + 6 * MINUTE)
})
