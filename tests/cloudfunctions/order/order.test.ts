import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CancelOutput, ListOutput, PayOutput } from '../../../contracts/order'
import type { ListOutput as GroupsOutput } from '../../../contracts/group'
import type { OrderView } from '../../../contracts/views'
import {
  orderOf,
  place,
  placeAndPay,
  prepayIdOf,
  settleAll,
  shelfOf,
  violations,
} from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, MINUTE, people, START } from '../../support/world'

let shop: Shop
let groupId = ''
let count = 0
async function open(wish: Parameters<Shop['openGroup']>[0] = {}) {
  count += 1
  groupId = await shop.openGroup({ groupId: `order${count}`, endsAt: START + 20 * DAY, ...wish })
}
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('an order', () => {
  it('is there for its owner only, not even for the leader under the owner’s actions (C-70)', async () => {
    await open()
    const { orderId } = await place(shop, people.lin, { groupId })
    const view = await shop.as(people.lin).call<OrderView>('order', 'get', { orderId })
    expect(view).toMatchObject({
      face: 'to-pay',
      leaderName: '陈姐',
      pointAddress: '梧桐里 3 号楼一层',
      code: null,
    })
    for (const who of [people.zhou, people.chen, people.xu])
      for (const action of ['get', 'pay', 'check', 'cancel'])
        await shop.as(who).refused('order', action, { orderId }, 'not-found')
    await shop.as(people.stranger).refused('order', 'get', { orderId }, 'not-a-member')
    expect(orderOf(shop, orderId).payment.state).toBe('placed')
  })

  it('is paid with a second pay sheet while its window is open', async () => {
    await open()
    const { orderId, prepayId } = await place(shop, people.lin, { groupId })
    expect(await shop.cloud.pay.confirm(prepayId, 'cancel')).toBe('cancel')
    const again = await shop.as(people.lin).call<PayOutput>('order', 'pay', { orderId })
    await shop.cloud.pay.confirm(prepayIdOf(again.payment))
    expect(orderOf(shop, orderId).payment.state).toBe('paid')
    await shop.as(people.lin).refused('order', 'pay', { orderId }, 'already-paid')
  })

  it('is not paid when its window is over', async () => {
    await open()
    const { orderId, order } = await place(shop, people.lin, { groupId })
    await shop.cloud.clock.advance(15 * MINUTE - 1000)
    await shop.as(people.lin).call<PayOutput>('order', 'pay', { orderId })
    await shop.cloud.clock.advance(1000)
    const answer = await shop.as(people.lin).reply('order', 'pay', { orderId })
    expect(answer).toMatchObject({ ok: false })
    expect(answer.ok ? '' : answer.refusal.code).toMatch(/^(pay-window-over|not-unpaid)$/)
    expect(order.payBy).toBe(order.placedAt + 15 * MINUTE)
  })

  it('is cancelled, closed at WeChat and freed at once; its member may order again', async () => {
    await open()
    const { orderId, prepayId } = await place(shop, people.lin, { groupId })
    const { order } = await shop.as(people.lin).call<CancelOutput>('order', 'cancel', { orderId })
    expect(order.face).toBe('cancelled')
    expect(shop.cloud.pay.record(orderId)!.state).toBe('CLOSED')
    expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, unpaid: {} })
    expect(await shop.cloud.pay.confirm(prepayId)).toBe('cancel')
    const again = await shop.as(people.lin).call<CancelOutput>('order', 'cancel', { orderId })
    expect(again.order.face).toBe('cancelled')
    await placeAndPay(shop, people.lin, { groupId })
    expect(violations(shop)).toEqual([])
  })

  it('turns out to be paid while it is cancelled, and stays paid', async () => {
    await open()
    shop.cloud.pay.choose('notice-lost')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    const { order } = await shop.as(people.lin).call<CancelOutput>('order', 'cancel', { orderId })
    expect(order.face).toBe('paid')
    expect(shelfOf(shop, groupId).joined[orderId]).toBeDefined()
    await shop.as(people.lin).refused('order', 'cancel', { orderId }, 'already-paid')
  })

  it('is cancelled and paid at the same moment, and is one of both with its books right', async () => {
    await open()
    const { orderId, prepayId } = await place(shop, people.lin, { groupId })
    await Promise.all([
      shop.as(people.lin).reply('order', 'cancel', { orderId }),
      shop.cloud.pay.confirm(prepayId),
      shop.as(people.lin).reply('order', 'cancel', { orderId }),
      shop.as(people.lin).reply('order', 'check', { orderId }),
    ])
    await settleAll(shop, 3)
    const paid = shop.cloud.pay.record(orderId)!.transactionIds.length === 1
    expect(orderOf(shop, orderId).payment.state).toBe(paid ? 'paid' : 'cancelled')
    expect(violations(shop)).toEqual([])
  })

  it('is listed newest first and continued from the last one seen', async () => {
    await open({ allot: { mandarin: 500 }, skus: ['mandarin'] })
    const ids: string[] = []
    for (let n = 0; n < 23; n += 1) {
      const { orderId } = await placeAndPay(shop, people.he, { groupId, lines: [['mandarin', 1]] })
      ids.unshift(orderId)
      if (n % 2 === 0) await shop.cloud.clock.advance(1000)
    }
    const he = shop.as(people.he)
    const first = await he.call<ListOutput>('order', 'list', {})
    const second = await he.call<ListOutput>('order', 'list', { after: first.next })
    expect(first.rows).toHaveLength(20)
    expect(second).toMatchObject({ next: null })
    expect([...first.rows, ...second.rows].map(({ orderId }) => orderId).sort()).toEqual([...ids].sort())
    expect(first.rows.map(({ placedAt }) => -placedAt)).toEqual(
      first.rows.map(({ placedAt }) => -placedAt).sort((a, b) => a - b),
    )
    const toPay = await he.call<ListOutput>('order', 'list', { face: 'to-pay' })
    expect(toPay.rows).toEqual([])
    expect(shop.cloud.counters.recent().at(-1)!.documentsExamined).toBeLessThanOrEqual(50)
  })
})

describe('the home page', () => {
  it('shows a region’s groups, those of the chosen point first, and the ones that formed', async () => {
    await shop.openGroup({ groupId: 'near', leader: 'ding', endsAt: START + 30 * DAY })
    await shop.openGroup({ groupId: 'north', leader: 'shen', endsAt: START + 30 * DAY })
    const lin = await shop.as(people.lin).call<GroupsOutput>('group', 'list', {})
    expect(lin.point?.id).toBe('wutong3')
    const ids = lin.groups.map(({ groupId: id }) => id)
    expect(ids).toContain('near')
    expect(ids).not.toContain('north')
    const stranger = await shop
      .as(people.stranger)
      .call<GroupsOutput>('group', 'list', { pointId: 'qingchuan1' })
    expect(stranger.groups[0]!.groupId).toBe('near')
    expect(stranger.points).toHaveLength(3)
    const own = lin.groups.find(({ mine }) => mine.orders > 0)
    expect(own?.mine.units).toBeGreaterThan(0)
  })
})
