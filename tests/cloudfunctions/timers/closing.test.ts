import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Group } from '../../../domain/group/types'
import type { Order } from '../../../domain/order/types'
import {
  amend,
  joinInput,
  orderOf,
  place,
  placeAndPay,
  settleAll,
  shelfOf,
  violations,
} from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { HOUR, MINUTE, people } from '../../support/world'

let shop: Shop
let groupId = ''
let count = 0
async function open(wish: Parameters<Shop['openGroup']>[0] = {}) {
  count += 1
  const endsAt = shop.cloud.clock.now() + HOUR
  groupId = await shop.openGroup({ groupId: `close${count}`, endsAt, ...wish })
}
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const group = () => shop.one<Group>('groups', groupId)
const refundsOf = (orderId: string) => Object.values(orderOf(shop, orderId).refunds)
const placed = (lines: [string, number][]) => ({ groupId, lines })

describe('a group comes to its deadline', () => {
  it('gives everybody everything back when it failed, one failing refund stopping no other (C-11, C-28)', async () => {
    await open()
    const orders = [
      await placeAndPay(shop, people.lin, placed([['mandarin', 6]])),
      await placeAndPay(shop, people.zhou, placed([['lychee', 2]])),
      await placeAndPay(shop, people.wu, placed([['opener', 1]])),
    ]
    await shop.cloud.clock.advance(HOUR - MINUTE)
    shop.cloud.pay.failRefunds(1)
    await shop.cloud.clock.advance(MINUTE)
    await settleAll(shop, 1)
    expect(group()).toMatchObject({
      state: 'closed',
      outcome: 'failed',
      totals: { units: 8, fen: 5700, people: 3, orders: 3 },
    })
    const failing = orders.filter(({ orderId }) =>
      Object.values(orderOf(shop, orderId).todo).some(({ tries }) => tries > 0),
    )
    expect(failing).toHaveLength(1)
    await settleAll(shop, 5)
    for (const { orderId } of orders) {
      expect(refundsOf(orderId)).toMatchObject([{ reason: 'group-failed', state: 'done' }])
      expect(orderOf(shop, orderId)).toMatchObject({
        outcome: 'failed',
        points: { state: 'voided' },
        commission: { state: 'voided' },
        todo: {},
        stuck: false,
      })
      const entries = shop.all<{ what: string }>('entries', { orderId }).map(({ what }) => what)
      expect(entries.sort()).toEqual(['payment', 'refund'])
      expect(shop.cloud.pay.record(orderId)!.refunds).toHaveLength(1)
      expect(shop.one('notices', `group-failed-${orderId}`)).toBeDefined()
    }
    const seen = await shop
      .as(people.lin)
      .call<{ face: string }>('order', 'get', { orderId: orders[0]!.orderId })
    expect(seen.face).toBe('refunded')
    expect(violations(shop)).toEqual([])
  })

  it('shows staff a refund that WeChat refuses, and goes on trying it (C-11)', async () => {
    await open()
    const broken = await placeAndPay(shop, people.lin, placed([['mandarin', 6]]))
    await shop.cloud.clock.advance(HOUR - MINUTE)
    shop.cloud.pay.failRefunds(1_000)
    // A long jump is one tick of the timer, as after an outage.
    for (let step = 0; step < 24; step += 1) await shop.cloud.clock.advance(10 * MINUTE)
    shop.cloud.pay.failRefunds(0)
    const order = orderOf(shop, broken.orderId)
    expect(order.stuck).toBe(true)
    const [todo] = Object.values(order.todo)
    expect(todo).toMatchObject({ watched: true, lastError: '商户可用退款余额不足' })
    expect(todo!.tries).toBeGreaterThanOrEqual(8)
    expect(order.nextDue).toBe(todo!.due)
  })

  it('counts a payment that was begun before the deadline and came in its grace (C-09)', async () => {
    await open({ rule: { by: 'units', target: 12 } })
    await placeAndPay(shop, people.zhou, placed([['mandarin', 6]]))
    await shop.cloud.clock.advance(HOUR - MINUTE)
    const { orderId, prepayId, order } = await place(shop, people.lin, placed([['mandarin', 6]]))
    expect(order.payBy).toBe(group().endsAt + 3 * MINUTE)
    await shop.cloud.clock.advance(2 * MINUTE)
    expect(group().state).toBe('closing')
    await shop.as(people.wu).refused('group', 'join', joinInput(placed([['mandarin', 1]])), 'group-ended')
    await shop.cloud.pay.confirm(prepayId)
    await settleAll(shop, 2)
    expect(group()).toMatchObject({ state: 'closed', outcome: 'formed', totals: { units: 12, orders: 2 } })
    expect(orderOf(shop, orderId)).toMatchObject({ outcome: 'formed', refunds: {} })
  })

  it('forms at once, stays joinable, and stays formed whoever joins later (C-13)', async () => {
    await open({ rule: { by: 'people', target: 2 } })
    const first = await placeAndPay(shop, people.lin, placed([['mandarin', 1]]))
    await placeAndPay(shop, people.lin, placed([['mandarin', 1]]))
    expect(group().formedAt).toBeNull()
    await placeAndPay(shop, people.zhou, placed([['mandarin', 1]]))
    expect(group()).toMatchObject({ formedAt: shop.cloud.clock.now(), state: 'open' })
    const later = await placeAndPay(shop, people.wu, placed([['mandarin', 1]]))
    expect(orderOf(shop, later.orderId).outcome).toBe('formed')
    await settleAll(shop, 2)
    expect(orderOf(shop, first.orderId).outcome).toBe('formed')
    await shop.cloud.clock.advance(HOUR + 6 * MINUTE)
    expect(group()).toMatchObject({ state: 'closed', outcome: 'formed', totals: { people: 3, orders: 4 } })
    const codes = shop.all<Order>('orders', { groupId }).map(({ pickup }) => pickup?.code)
    expect(new Set(codes).size).toBe(4)
  })

  it.each([
    [
      'cases',
      { by: 'cases', target: 1 } as const,
      [
        ['sixpack', 1],
        ['mandarin', 6],
      ] as [string, number][],
      true,
    ],
    [
      'cases',
      { by: 'cases', target: 1 } as const,
      [
        ['sixpack', 1],
        ['mandarin', 5],
      ] as [string, number][],
      false,
    ],
    [
      'amount',
      { by: 'amount', targetFen: 2760 as never } as const,
      [['mandarin', 6]] as [string, number][],
      true,
    ],
    [
      'amount',
      { by: 'amount', targetFen: 2761 as never } as const,
      [['mandarin', 6]] as [string, number][],
      false,
    ],
  ])('is measured by %s', async (_, rule, lines, formed) => {
    await open({ rule, crateSize: 12 })
    await placeAndPay(shop, people.lin, placed(lines))
    expect(group().formedAt !== null).toBe(formed)
  })

  it('is decided by one tick after a day without any as if each minute had come (C-69)', async () => {
    await open({ rule: { by: 'units', target: 12 } })
    shop.cloud.pay.choose('notice-lost', 'all')
    const first = await placeAndPay(shop, people.lin, placed([['mandarin', 6]]))
    const second = await placeAndPay(shop, people.zhou, placed([['mandarin', 6]]))
    const third = await place(shop, people.wu, placed([['mandarin', 6]]))
    shop.cloud.pay.choose('pays', 'all')
    await shop.cloud.clock.advance(24 * HOUR)
    await settleAll(shop, 2)
    expect(group()).toMatchObject({ state: 'closed', outcome: 'formed', totals: { units: 12, orders: 2 } })
    for (const { orderId } of [first, second]) expect(orderOf(shop, orderId).pickup).not.toBeNull()
    expect(orderOf(shop, third.orderId).payment.state).toBe('cancelled')
    expect(violations(shop)).toEqual([])
  })

  it('is decided the same by three timers at once (C-69)', async () => {
    await open()
    const { orderId } = await placeAndPay(shop, people.lin, placed([['mandarin', 6]]))
    await shop.cloud.clock.advance(HOUR)
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([
        shop.cloud.runTimer('timers'),
        shop.cloud.runTimer('timers'),
        shop.cloud.runTimer('timers'),
      ])
      await shop.cloud.clock.advance(MINUTE)
    }
    expect(refundsOf(orderId)).toMatchObject([{ state: 'done' }])
    expect(shop.cloud.pay.record(orderId)!.refunds).toHaveLength(1)
    expect(shop.all('entries', { orderId })).toHaveLength(2)
    expect(violations(shop)).toEqual([])
  })

  it('frees what nobody paid, and only after the provider closed it (C-03)', async () => {
    await open()
    const { orderId } = await place(shop, people.lin, placed([['mandarin', 6]]))
    await shop.cloud.clock.advance(15 * MINUTE + MINUTE)
    await settleAll(shop, 1)
    expect(orderOf(shop, orderId).payment).toMatchObject({ state: 'cancelled', why: 'expired' })
    expect(shop.cloud.pay.record(orderId)!.state).toBe('CLOSED')
    expect(shelfOf(shop, groupId)).toMatchObject({
      holds: {},
      unpaid: {},
      voided: { [orderId]: expect.any(Number) },
    })
    expect(violations(shop)).toEqual([])
  })

  it('leaves a hold to its order, however long the order takes to be closed', async () => {
    await open()
    const { orderId } = await place(shop, people.jiang, placed([['mandarin', 6]]))
    // As if WeChat gave no clear answer all the while.
    await amend('orders', orderId, { nextDue: null })
    await shop.cloud.clock.advance(25 * MINUTE)
    await settleAll(shop, 1)
    expect(shelfOf(shop, groupId).holds[orderId]).toBeDefined()
    expect(orderOf(shop, orderId).payment.state).toBe('placed')
  })

  it('frees a hold whose join died before its order, and refuses the tap that still comes', async () => {
    await open()
    const input = joinInput(placed([['mandarin', 6]]))
    await shop.as(people.he).call('group', 'join', input)
    await remove('orders', input.joinId)
    await shop.cloud.clock.advance(25 * MINUTE)
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 96, held: 0 })
    expect(orderOf(shop, input.joinId).payment).toMatchObject({ state: 'cancelled', why: 'swept' })
    await shop.as(people.he).refused('group', 'join', input, 'pay-window-over')
    expect(violations(shop)).toEqual([])
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
