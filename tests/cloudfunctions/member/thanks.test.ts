import { fieldKey } from '../../../cloudfunctions/_kit/hash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardOutput, PointsOutput } from '../../../contracts/member'
import type { OrderView } from '../../../contracts/views'
import type { thanks as ThanksEffect } from '../../../cloudfunctions/_effects/thanks'
import { ofLeader, ofMember } from '../../../domain/ledger/accounts'
import { movedOn, sumOf } from '../../../domain/ledger/entries'
import type { Entry } from '../../../domain/ledger/types'
import { missingPoints } from '../../../domain/ledger/wallet'
import type { Wallet } from '../../../domain/member/types'
import type { Order } from '../../../domain/order/types'
import { openShop, type Shop } from '../../support/shop'
import { DAY, fen, HOUR, people, START, type Person } from '../../support/world'
import { collectedOrder, orderId, orders } from '../../support/collected'

describe('thanking for an order, seven days after it was collected', () => {
  let shop: Shop
  /** The effect in this process, so that it can be run in any order and at once. */
  let thanks: typeof ThanksEffect
  const run = (id: string) =>
    thanks(shop.one<Order>('orders', id), { now: shop.cloud.clock.now(), name: 'thanks' })

  beforeAll(async () => {
    shop = await openShop()
    await shop.put(orders(collectedOrder(orderId(1), people.lin)))
    ;({ thanks } = await import('../../../cloudfunctions/_effects/thanks'))
  })
  afterAll(() => shop.close())

  it('waits until nothing can be returned any more (C-35)', async () => {
    await shop.cloud.clock.advance(7 * DAY - HOUR)
    await shop.runTimers()
    expect(shop.all('wallets')).toEqual([])
    const card = await shop.as(people.lin).call<CardOutput>('member', 'card')
    expect(card).toMatchObject({ points: 0, pendingPoints: 36, lots: [], units: 8, orders: 1 })
    const { rows } = await shop.as(people.lin).call<PointsOutput>('member', 'points')
    expect(rows).toMatchObject([{ what: 'pending', points: 36, groupTitle: '陈姐的周四汽水团' }])
  })

  it('gives points to her and commission to the leader, each once (C-47)', async () => {
    await shop.cloud.clock.advance(2 * HOUR)
    await shop.runTimers()
    expect(shop.one<Order>('orders', orderId(1))).toMatchObject({
      points: { points: 36, state: 'earned' },
      commission: { fen: 294, state: 'due' },
      todo: {},
    })
    expect(shop.one<Wallet>('wallets', 'leader-mchen')).toMatchObject({ commissionFen: 294, outbox: {} })
    const { story, points } = await shop
      .as(people.lin)
      .call<OrderView>('order', 'get', { orderId: orderId(1) })
    const { at } = shop.one<Entry>('entries', `points-earned-${orderId(1)}`)
    expect(story[0]).toEqual({ what: 'points-earned', at, facts: { points: 36 } })
    expect(points).toEqual({ points: 36, state: 'earned', dueAt: null })
    const card = await shop.as(people.lin).call<CardOutput>('member', 'card')
    expect(card).toMatchObject({ points: 36, pendingPoints: 0, lots: [{ points: 36, orderId: orderId(1) }] })
    // What she bought is counted once, before and after.
    expect(card).toMatchObject({ orders: 1, units: 8 })
    // Twelve months to the end of that local day: midnight in Shanghai.
    expect((card.lots[0]!.expiresAt + 8 * HOUR) % DAY).toBe(0)
    const { rows } = await shop.as(people.lin).call<PointsOutput>('member', 'points')
    expect(rows).toMatchObject([{ what: 'earned', points: 36, orderId: orderId(1) }])
    expect(shop.all('notices', { kind: 'points-earned' })).toHaveLength(1)
  })

  it('changes nothing when it is run again, also many times at once (C-05)', async () => {
    const before = shop.cloud.database.dump()
    await Promise.all(Array.from({ length: 8 }, () => run(orderId(1))))
    expect(shop.cloud.database.dump()).toBe(before)
  })

  it('keeps every wallet the sum of its entries, in any order and however often', async () => {
    const buyers = [people.lin, people.zhou, people.he]
    const many = Array.from({ length: 12 }, (_, n) => collectedOrder(orderId(100 + n), buyers[n % 3]!))
    await shop.put(orders(...many))
    const runs = many.flatMap(({ _id }) => [_id, _id, _id])
    for (let at = 0; at < runs.length; at += 9) {
      const mixed = runs.slice(at, at + 9).sort((a, b) => ((digit(a) * 7) % 5) - ((digit(b) * 7) % 5))
      await Promise.all(mixed.map(run))
    }
    expectBooks()
    expect(shop.all('entries', { what: 'points-earned' })).toHaveLength(13)
    expect(shop.one<Wallet>('wallets', 'leader-mchen').commissionFen).toBe(13 * 294)
  })

  it('finishes what died between wallet and ledger', async () => {
    const wallet = shop.one<Wallet>('wallets', 'mzhou')
    const entry = shop.all<Entry>('entries', { memberId: 'mzhou', what: 'points-earned' })[0]!
    await shop.put({
      wallets: [
        { ...wallet, _id: 'mjiang', outbox: { [fieldKey(`points-earned-${orderId(7)}`)]: died(entry) } },
      ],
      ...orders(collectedOrder(orderId(7), people.jiang)),
    })
    await run(orderId(7))
    expect(shop.one<Wallet>('wallets', 'mjiang').outbox).toEqual({})
    expect(shop.one<Wallet>('wallets', 'mjiang').issued).toBe(wallet.issued)
    expect(shop.all('entries', { orderId: orderId(7), what: 'points-earned' })).toHaveLength(1)
    // When it was entered, not when what was left of it was done.
    const earnedAt = entry.at - HOUR
    expect(shop.one<Order>('orders', orderId(7)).points).toMatchObject({ state: 'earned', earnedAt })
  })

  it('earns nothing for what went back, and nothing for a leader’s own purchase (C-32, C-36)', async () => {
    const half = collectedOrder(orderId(20), people.wu)
    half.lines[0]!.refunded = 4
    half.refunds = { r1: { fen: fen(1840), reason: 'asked', state: 'done', askedAt: START } }
    const own = collectedOrder(orderId(21), people.chen as Required<Person>)
    const gone = collectedOrder(orderId(22), people.wu)
    gone.refunds = { r1: { fen: fen(3680), reason: 'asked', state: 'done', askedAt: START } }
    await shop.put(orders(half, own, gone))
    const before = shop.one<Wallet>('wallets', 'leader-mchen').commissionFen
    for (const id of [20, 21, 22]) await run(orderId(id))
    expect(shop.one<Wallet>('wallets', 'leader-mchen').commissionFen - before).toBe(147)
    expect(shop.one<Order>('orders', orderId(20)).points).toMatchObject({ points: 18, state: 'earned' })
    expect(shop.one<Order>('orders', orderId(21))).toMatchObject({
      points: { state: 'earned' },
      commission: { fen: 0, state: 'voided' },
    })
    expect(shop.one<Order>('orders', orderId(22))).toMatchObject({
      points: { points: 0, state: 'voided' },
      commission: { fen: 0, state: 'voided' },
    })
  })

  function expectBooks(): void {
    const entries = shop.all<Entry>('entries')
    for (const { postings } of entries) expect(sumOf(postings)).toBe(0)
    for (const wallet of shop.all<Wallet>('wallets')) {
      expect(wallet.outbox).toEqual({})
      expect(missingPoints(wallet)).toBe(0)
      const leader = wallet._id.startsWith('leader-')
      const account = leader ? ofLeader(wallet._id.slice('leader-'.length)) : ofMember(wallet._id)
      const booked = entries.reduce((sum, entry) => sum + movedOn(entry, account), 0)
      expect(booked).toBe(leader ? wallet.commissionFen : wallet.issued)
    }
  }
})

const digit = (id: string) => Number(id.slice(-3))

function died(entry: Entry): Entry {
  return {
    ...entry,
    _id: `points-earned-${orderId(7)}`,
    at: entry.at - HOUR,
    orderId: orderId(7),
    memberId: 'mjiang',
    postings: entry.postings.map(posting => ({
      ...posting,
      account: posting.account.replace('mzhou', 'mjiang'),
    })),
  }
}
