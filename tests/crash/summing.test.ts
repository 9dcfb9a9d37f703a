import { afterEach, beforeEach, expect, it } from 'vitest'
import type { NpsOutput, TodayOutput } from '../../contracts/staff'
import { paymentEntry, refundEntry } from '../../domain/ledger/entries'
import type { Entry } from '../../domain/ledger/types'
import type { Sum } from '../../domain/sums/types'
import { pickupVersion1 } from '../../domain/survey/pickup'
import type { Invitation, Response } from '../../domain/survey/types'
import { breaches } from '../support/books'
import { openShop, type Shop } from '../support/shop'
import { DAY, fen, HOUR, MINUTE, people } from '../support/world'
import { breakEveryTick } from './ticks'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  waiting = []
  await shop.put({
    survey_versions: [pickupVersion1('青屿', 0)],
    surveys: [{ _id: 'pickup', currentVersion: 'pickup@1' }],
  } as never)
})
afterEach(() => shop.close())

let count = 0
let waiting: { _id: string; regionId: string; invitedAt: number }[] = []
const of = (regionId: string) => ({ orderId: `o${count}`, memberId: 'mlin', leaderId: 'mchen', regionId })

/** A payment and a refund, written down now; the payment happened some time ago. */
async function book(regionId: string, ago: number): Promise<void> {
  count += 1
  const now = shop.cloud.clock.now()
  const entries = [
    paymentEntry(of(regionId), `p${count}`, fen(1000 + count), now - ago),
    refundEntry(of(regionId), `r${count}`, fen(count), now),
  ].map(entry => ({ ...entry, bookedAt: now }))
  const invitation = { _id: `s${count}`, regionId, invitedAt: now, state: 'waiting' }
  const spared = { ...invitation, _id: `n${count}`, state: 'suppressed' }
  waiting.push(invitation)
  // Each third time nobody answers; else whoever has waited longest, who may have been asked in another week.
  const answered = count % 3 === 0 ? [] : waiting.splice(0, 1)
  const responses = answered.map(({ _id, regionId, invitedAt }) => ({
    _id,
    regionId,
    memberId: 'mlin',
    orderId: `o${count}`,
    versionId: 'pickup@1',
    answers: { q1: count % 11, q2: count % 2 === 0 ? ['leaking', 'late'] : ['late'] },
    score: count % 11,
    invitedAt,
    answeredAt: now,
    todo: {},
    nextDue: null,
    stuck: false,
  }))
  await shop.put({ entries, responses, invitations: [invitation, spared] } as never)
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
  const from = day.to - 7 * DAY
  const all = shop.all<Response>('responses', { regionId: 'east' })
  const given = all.filter(({ answeredAt }) => answeredAt >= from)
  const asked = shop
    .all<Invitation>('invitations', { regionId: 'east' })
    .filter(({ state, invitedAt }) => state !== 'suppressed' && invitedAt >= from)
  expect(nps).toMatchObject({
    n: given.length,
    invited: asked.length,
    answered: all.filter(({ invitedAt }) => invitedAt >= from).length,
  })
  const chose = (option: string) =>
    given.filter(({ score, answers }) => score <= 6 && (answers['q2'] as string[]).includes(option)).length
  const { reasons } = await shop.as(people.xu).call<NpsOutput>('staff', 'nps')
  expect(Object.fromEntries(reasons.map(({ id, n }) => [id, n]))).toEqual(
    Object.fromEntries(['leaking', 'late'].map(id => [id, chose(id)]).filter(([, n]) => n)),
  )
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
