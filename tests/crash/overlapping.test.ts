import { afterEach, describe, expect, it } from 'vitest'
import type { Case, Invitation, Response } from '../../domain/survey/types'
import type { Import } from '../../cloudfunctions/_kit/store/goods'
import type { Goods } from '../../domain/goods/types'
import type { Identity, Member, Wallet } from '../../domain/member/types'
import type { Grant, Notice } from '../../domain/notice/types'
import type { Stock } from '../../domain/stock/types'
import { breaches, comeToRest } from '../support/books'
import { openShop, type Shop } from '../support/shop'
import { DAY, MINUTE } from '../support/world'
import { outline } from './verbs/support'
import { works, type Work } from './works'

/** Ticks that overlap in pairs: what a tick decides is done by the next ones. */
const PAIRS = 6
/** In each the requests of both take turns in another order. */
const SEEDS = [1, 2, 3]

let shop: Shop
afterEach(() => shop.close())

describe('ticks that overlap', () => {
  it.each(Object.entries(works))(
    'leave of %s what ticks one after another leave, and send as many messages (C-69)',
    async (_, work) => {
      const right = await live(1, work, oneAfterAnother)
      for (const seed of SEEDS) {
        await shop.close()
        let overlaps = 0
        expect(await live(seed, work, async () => void (overlaps += await besideEachOther()))).toEqual(right)
        // When the machine is busy, a tick with nothing to do may be over before the other begins.
        expect(overlaps).toBeGreaterThanOrEqual(PAIRS / 2)
      }
    },
    120_000,
  )
})

/** What a shop comes to in which ticks pass so. */
async function live(seed: number, work: Work, twoTicks: () => Promise<void>): Promise<unknown> {
  shop = await openShop({ inProcess: { seed } })
  await work(shop)
  const before = books()
  for (let pair = 0; pair < PAIRS; pair += 1) await twoTicks()
  const after = books()
  expect(after).not.toEqual(before)
  expect(await comeToRest(shop.cloud, shop.cloud.clock.now() + 10 * DAY)).toBe(true)
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
  return { after, end: books() }
}

async function oneAfterAnother(): Promise<void> {
  await shop.cloud.clock.advance(MINUTE)
  await shop.cloud.clock.advance(MINUTE)
}

/** The second tick comes while the first is at work. Answers how often a run began before the one before it was over. */
async function besideEachOther(): Promise<number> {
  const runs: { from: number; to: number }[] = []
  const stop = shop.cloud.counters.watch(({ function: name, ms }) => {
    const to = performance.now()
    if (name === 'timers') runs.push({ from: to - ms, to })
  })
  await Promise.all([shop.cloud.clock.advance(MINUTE), shop.cloud.clock.advance(MINUTE)])
  stop()
  const [first, second] = runs
  return runs.length === 2 && second!.from < first!.to ? 1 : 0
}

/** All that the timers write, without ids, instants and order. */
function books(): unknown {
  return unordered({
    groups: shop.all<{ _id: string }>('groups').map(({ _id }) => outline(shop, _id)),
    wallets: shop.all<Wallet>('wallets').map(({ _id, issued, commissionFen, bought, outbox }) => ({
      _id,
      issued,
      commissionFen,
      bought,
      outbox: Object.keys(outbox),
    })),
    entries: shop
      .all<{ what: string; postings: unknown }>('entries')
      .map(({ what, postings }) => ({ what, postings })),
    invitations: shop.all<Invitation>('invitations').map(({ state, why }) => ({ state, why })),
    responses: shop.all<Response>('responses').map(({ todo, stuck }) => ({ todo: Object.keys(todo), stuck })),
    cases: shop
      .all<Case>('cases')
      .map(({ state, thread }) => ({ state, said: thread.map(({ text }) => text) })),
    stock: shop.all<Stock>('stock').map(({ _id, free, sold, leases }) => ({
      _id,
      free,
      sold,
      leases: Object.values(leases).map(({ units, loads }) => ({ units, loads })),
    })),
    sums: shop.all<object>('sums').length,
    identities: shop
      .all<Identity>('identities')
      .map(({ _id, name, todo = {} }) => ({ _id, name, todo: Object.keys(todo) })),
    members: shop.all<Member>('members').map(({ openid, name, elder }) => ({ openid, name, elder })),
    consents: shop.all<object>('consents').length,
    goods: shop.all<Goods>('goods').map(({ _id, priceFen }) => ({ _id, priceFen })),
    imports: shop.all<Import>('imports').map(({ state, todo, writes }) => ({ state, todo, writes })),
    refunded: shop.cloud.pay
      .records()
      .map(({ state, refunds }) => ({ state, refunds: refunds.map(({ refundFee }) => refundFee) })),
    notices: shop.all<Notice>('notices').map(({ kind, memberId, wechat }) => ({ kind, memberId, wechat })),
    messages: shop.cloud.messages.delivered().map(({ openid, templateId }) => ({ openid, templateId })),
    allowed: shop.all<Grant>('grants').map(({ _id, left }) => ({ _id, left })),
  })
}

function unordered(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unordered(one)]))
}
