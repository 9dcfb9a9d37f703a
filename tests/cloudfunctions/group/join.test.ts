import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JoinOutput } from '../../../contracts/group'
import type { CheckOutput } from '../../../contracts/order'
import type { GroupView } from '../../../contracts/views'
import type { Reply } from '../../../contracts/reply'
import {
  joinInput,
  orderOf,
  place,
  placeAndPay,
  reprice,
  settleAll,
  shelfOf,
  violations,
} from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, people, START } from '../../support/world'

/** One cloud for all: each story opens a group of its own, and the clock moves on by minutes only. */
let shop: Shop
let groupId = ''
let count = 0
async function open(wish: Parameters<Shop['openGroup']>[0] = {}) {
  count += 1
  groupId = await shop.openGroup({ groupId: `join${count}`, endsAt: START + DAY, ...wish })
  return groupId
}
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('joining a group', () => {
  it('takes neighbours from the tap to the formed group', async () => {
    await open()
    const first = await placeAndPay(shop, people.lin, { groupId, lines: [['sixpack', 2]] })
    expect(orderOf(shop, first.orderId).payment.state).toBe('paid')
    expect(shelfOf(shop, groupId).joined[first.orderId]).toMatchObject({ units: 12, surname: '林' })
    const second = await placeAndPay(shop, people.zhou, { groupId, lines: [['mandarin', 12]] })
    expect(shop.one<{ formedAt: number }>('groups', groupId).formedAt).not.toBeNull()
    await settleAll(shop, 2)
    for (const { orderId } of [first, second]) {
      const order = orderOf(shop, orderId)
      expect(order.outcome).toBe('formed')
      expect(order.pickup?.code).toMatch(/^\d{6}$/)
      expect(order).toMatchObject({ todo: {}, nextDue: null, stuck: false })
      expect(shop.one('notices', `paid-${orderId}`)).toBeDefined()
      expect(shop.one('notices', `group-formed-${orderId}`)).toBeDefined()
      expect(shop.all('entries', { orderId })).toMatchObject([{ what: 'payment' }])
    }
    const seen = await shop.as(people.lin).call<CheckOutput>('order', 'check', { orderId: first.orderId })
    expect(seen.order).toMatchObject({ face: 'formed', points: { points: 55, state: 'pending' } })
    expect(violations(shop)).toEqual([])
  })

  it('shows strangers the crate, and the neighbours by surname only', async () => {
    await open()
    await placeAndPay(shop, people.lin, {
      groupId,
      lines: [
        ['sixpack', 1],
        ['opener', 1],
      ],
    })
    const view = await shop.as(people.stranger).call<GroupView>('group', 'get', { groupId })
    expect(view.crate).toMatchObject({ missing: 18, totals: { units: 6, people: 1 } })
    expect(view.neighbours).toMatchObject([{ name: '林**', units: 6, mine: false }])
    expect(view.pool.find(({ sku }) => sku === 'sixpack')?.left).toBe(47)
    expect(JSON.stringify(view)).not.toContain(people.lin.memberId)
    const mine = await shop.as(people.lin).call<GroupView>('group', 'get', { groupId })
    expect(mine.neighbours).toMatchObject([{ mine: true }])
  })

  it('gives the last bottle to one of two who want it at once (C-01)', async () => {
    await open({ allot: { mandarin: 1 }, skus: ['mandarin'] })
    const lines: [string, number][] = [['mandarin', 1]]
    const replies = await Promise.all(
      [people.lin, people.zhou].map(who =>
        shop.as(who).reply('group', 'join', joinInput({ groupId, lines })),
      ),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'sold-out', sku: 'mandarin', name: '橘子汽水', left: 0 },
    })
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({
      allotted: 1,
      free: 0,
      held: 1,
      posted: 0,
    })
  })

  it('counts a bundle and a single together before it promises either (C-02)', async () => {
    await open({ allot: { mandarin: 3, seasalt: 2, lychee: 2 }, skus: ['mandarin', 'sixpack'] })
    const lines: [string, number][] = [
      ['sixpack', 1],
      ['mandarin', 2],
    ]
    const refusal = await shop
      .as(people.lin)
      .refused('group', 'join', joinInput({ groupId, lines }), 'sold-out')
    expect(refusal).toMatchObject({ sku: 'mandarin', left: 1 })
    expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, unpaid: {} })
  })

  it('shows a price that changed and asks, instead of charging it (C-16)', async () => {
    await open()
    await reprice(shop, groupId, 'mandarin', 500)
    const refusal = await shop
      .as(people.lin)
      .refused('group', 'join', joinInput({ groupId }), 'price-changed')
    expect(refusal).toMatchObject({
      termsVersion: 2,
      totalFen: 3000,
      changes: [{ sku: 'mandarin', wasFen: 460, nowFen: 500 }],
    })
    expect(shelfOf(shop, groupId).holds).toEqual({})
    await shop
      .as(people.lin)
      .call('group', 'join', joinInput({ groupId, termsVersion: 2, expectedFen: 3000 }))
  })

  it('charges what the terms say, whatever the phone says (C-70)', async () => {
    await open()
    const cheap = joinInput({ groupId, expectedFen: 1 })
    const refusal = await shop.as(people.lin).refused('group', 'join', cheap, 'price-changed')
    expect(refusal).toMatchObject({ termsVersion: 1, totalFen: 2760, changes: [] })
    await shop
      .as(people.lin)
      .refused('group', 'join', joinInput({ groupId, pointId: 'beimen1' }), 'wrong-point')
    await shop
      .as(people.lin)
      .refused('group', 'join', joinInput({ groupId, termsVersion: 7 }), 'price-changed')
    await shop.as(people.lin).refused('group', 'join', joinInput({ groupId: 'nowhere' }), 'not-found')
  })

  it('keeps one unpaid order for each member and group', async () => {
    await open()
    const { orderId } = await place(shop, people.lin, { groupId })
    const refusal = await shop.as(people.lin).refused('group', 'join', joinInput({ groupId }), 'unpaid-order')
    expect(refusal.orderId).toBe(orderId)
    expect((await shop.as(people.lin).call<GroupView>('group', 'get', { groupId })).unpaidOrderId).toBe(
      orderId,
    )
    await place(shop, people.zhou, { groupId })
  })

  it('sends a stranger and one without consent back to the door, with nothing held', async () => {
    await open()
    const input = joinInput({ groupId })
    await shop.as(people.stranger).refused('group', 'join', input, 'not-a-member')
    expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, unpaid: {}, voided: {} })
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 96, held: 0 })
  })

  it('makes one order of the same tap fifty times at once, and fifty equal replies', async () => {
    await open()
    const input = joinInput({ groupId })
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => shop.as(people.he).reply<JoinOutput>('group', 'join', input)),
    )
    const orders = replies.map(reply => JSON.stringify(reply.ok ? reply.data.order : reply))
    expect(new Set(orders).size).toBe(1)
    expect(shop.all('orders', { groupId })).toHaveLength(1)
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 90, held: 6 })
    const other = { ...joinInput({ groupId, lines: [['mandarin', 7]] }), joinId: input.joinId }
    await shop.as(people.he).refused('group', 'join', other, 'join-changed')
    await shop.as(people.lin).refused('group', 'join', input, 'join-taken')
    expect(violations(shop)).toEqual([])
  })

  it('answers the same tap the same way after it was paid, and after the group ended', async () => {
    await open()
    const input = joinInput({ groupId })
    const first = await place(shop, people.wu, { ...input, lines: [['mandarin', 6]] })
    await shop.cloud.pay.confirm(first.prepayId)
    const again = await shop.as(people.wu).reply<JoinOutput>('group', 'join', input)
    expect(again).toMatchObject({
      ok: true,
      data: { order: { orderId: input.joinId, face: 'paid' }, payment: null },
    })
  })

  it('inserts the order of a try that died after its hold', async () => {
    await open()
    const input = joinInput({ groupId })
    // The hold of the first try, and nothing else.
    await shop.as(people.jiang).call('group', 'join', input)
    const dump = orderOf(shop, input.joinId)
    await remove('orders', input.joinId)
    const again = (await shop.as(people.jiang).reply<JoinOutput>('group', 'join', input)) as Reply<JoinOutput>
    expect(again.ok).toBe(true)
    expect(orderOf(shop, input.joinId)).toEqual(dump)
  })

  it('says no to a group that has ended', async () => {
    await open({ endsAt: shop.cloud.clock.now() + 1000 })
    await shop.cloud.clock.advance(1000)
    const refusal = await shop.as(people.lin).refused('group', 'join', joinInput({ groupId }), 'group-ended')
    expect(refusal.endedAt).toBe(shop.cloud.clock.now())
  })

  it('says what is wrong with a basket', async () => {
    await open({ skus: ['mandarin'] })
    const lin = shop.as(people.lin)
    await lin.refused('group', 'join', joinInput({ groupId, lines: [] }), 'empty-basket')
    await lin.refused('group', 'join', joinInput({ groupId, lines: [['lychee', 1]] }), 'unknown-goods')
    const many = joinInput({
      groupId,
      lines: [
        ['mandarin', 600],
        ['mandarin', 600],
      ],
    })
    await lin.refused('group', 'join', many, 'too-many')
    await lin.refused('group', 'join', { ...joinInput({ groupId }), joinId: 'short' }, 'bad-input')
  })
})

async function remove(collection: string, id: string): Promise<void> {
  const { createRequire } = await import('node:module')
  await createRequire(import.meta.url)('wx-server-sdk')
    .database()
    .collection(collection)
    .doc(id)
    .remove()
}
