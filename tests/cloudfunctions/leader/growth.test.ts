import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '../../../domain/order/types'
import { buy, endGroup } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { DAY, people } from '../../support/world'

const { chen, lin } = people

/** What a leader has handed out in years must cost her nothing today. */
describe('a leader with a long past', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop()
    const group = await shop.openGroup()
    const id = await buy(shop, lin, group, { mandarin: 24 })
    await endGroup(shop, group)
    await shop.as(chen).call('leader', 'arrive', { groupId: group })
    await shop.openGroup({ groupId: 'grunning' })
    await shop.put({ orders: handedOutLongAgo(shop.one<Order>('orders', id)) } as never)
  })
  afterAll(() => shop.close())

  /** Documents the database looked at for one call. */
  async function examined(action: string, input = {}): Promise<number> {
    shop.cloud.counters.reset()
    await shop.as(chen).call('leader', action, input)
    const mine = shop.cloud.counters.recent().filter(one => one.action === action)
    return mine.reduce((sum, { documentsExamined }) => sum + documentsExamined, 0)
  }

  it('opens her desk without looking at one old order', async () => {
    expect(await examined('desk')).toBeLessThan(25)
  })

  it('pages through what she handed out and earned, a page at a time', async () => {
    const page = 20
    expect(await examined('pickups')).toBeLessThan(page + 10)
    const first = await shop.as(chen).call<{ next: string }>('leader', 'pickups')
    expect(await examined('pickups', { after: first.next })).toBeLessThan(2 * page + 10)
    const seen = new Set<string>()
    let after: string | undefined
    do {
      const input = after === undefined ? {} : { after }
      const { rows, next } = await shop
        .as(chen)
        .call<{ rows: { orderId: string }[]; next: string | null }>('leader', 'pickups', input)
      for (const { orderId } of rows) seen.add(orderId)
      after = next ?? undefined
    } while (after !== undefined)
    // Fifty arrived at each instant; none is lost or shown twice between two pages.
    expect(seen.size).toBe(301)
  })
})

function handedOutLongAgo(order: Order): Order[] {
  return Array.from({ length: 300 }, (_, index) => {
    const at = order.placedAt - DAY * (30 + Math.floor(index / 50))
    return {
      ...order,
      _id: `long${String(index).padStart(16, '0')}`,
      groupId: `gold${Math.floor(index / 50)}`,
      placedAt: at,
      payment: { ...order.payment, paidAt: at },
      arrivedAt: at + DAY,
      collected: { at: at + DAY, by: 'mchen', byName: '陈姐', how: 'code' as const },
      commission: { ...order.commission, state: 'due' as const },
      todo: {},
      nextDue: null,
    }
  })
}
