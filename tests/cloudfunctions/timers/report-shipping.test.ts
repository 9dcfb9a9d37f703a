import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Order } from '../../../domain/order/types'
import { MOST_TRIES } from '../../../domain/todo/after-failure'
import { breaches, comeToRest } from '../../support/books'
import { collectedOrder, orders } from '../../support/collected'
import { amend } from '../../support/joining'
import { buy, codeOf, endGroup } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { DAY, HOUR, MINUTE, people } from '../../support/world'

const { chen, lin } = people
const NAME = 'report-shipping'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

/** Lin's order, picked up. */
async function pickedUp(): Promise<string> {
  const groupId = await shop.openGroup()
  const orderId = await buy(shop, lin, groupId, { mandarin: 24, seasalt: 1 })
  await endGroup(shop, groupId)
  await shop.as(chen).call('leader', 'arrive', { groupId })
  await shop.as(chen).call('leader', 'collect', { orderId, code: codeOf(shop, orderId), how: 'code' })
  return orderId
}
const order = (id: string) => shop.one<Order>('orders', id)
const told = (id: string) => shop.cloud.pay.record(id)!.shippings

describe('goods that were picked up (C-58)', () => {
  it('are reported to WeChat, which keeps the money until then: once, with what and when', async () => {
    const id = await pickedUp()
    expect(told(id)).toEqual([])
    await shop.runTimers()
    expect(told(id)).toMatchObject([
      {
        transactionId: order(id).payment.transactionId,
        logisticsType: 4,
        deliveryMode: 1,
        list: [{ item_desc: '橘子汽水×24、海盐汽水×1' }],
        uploadedAt: order(id).collected!.at,
        finished: true,
        toldAnew: false,
      },
    ])
    expect(order(id).todo[NAME]).toBeUndefined()
    await comeToRest(shop.cloud, shop.cloud.clock.now() + 20 * DAY)
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('are told again to no harm when nobody knows whether WeChat heard it', async () => {
    const id = await pickedUp()
    await shop.runTimers()
    // As if the timer had died between WeChat's answer and crossing it off.
    await amend('orders', id, { [`todo.${NAME}`]: { due: 1, tries: 0 }, nextDue: 1 })
    await shop.cloud.clock.advance(MINUTE)
    expect(order(id).todo[NAME]).toBeUndefined()
    expect(told(id)).toMatchObject([{ toldAnew: false }])
  })

  it('are reported by nobody for a brand that need not', async () => {
    await amend('settings', 'brand', { reportsShipping: false })
    const id = await pickedUp()
    await shop.runTimers()
    expect(order(id).todo[NAME]).toBeUndefined()
    expect(told(id)).toEqual([])
  })

  it('are not reported when all their money has gone back', async () => {
    const groupId = await shop.openGroup({ rule: { by: 'units', target: 500 } })
    const id = await buy(shop, lin, groupId, { mandarin: 24 })
    await endGroup(shop, groupId)
    expect(Object.values(order(id).refunds)).toMatchObject([{ state: 'done' }])
    const soon = { due: shop.cloud.clock.now(), tries: 0 }
    const twin = collectedOrder('ordertwin00000000001', lin, soon.due, {
      payment: order(id).payment,
      todo: { [NAME]: soon },
      nextDue: soon.due,
    })
    await shop.put(orders(twin))
    await shop.runTimers()
    expect(order(twin._id).todo[NAME]).toBeUndefined()
    expect(told(id)).toEqual([])
  })

  it('that WeChat does not know yet are tried again, and staff see it when it lasts', async () => {
    // Paid on another day, of which this WeChat knows nothing (10060001).
    const soon = { due: shop.cloud.clock.now(), tries: 0 }
    const lost = collectedOrder('orderlost00000000001', lin, shop.cloud.clock.now(), {
      todo: { [NAME]: soon },
      nextDue: soon.due,
    })
    await shop.put(orders(lost))
    await shop.runTimers()
    expect(order(lost._id).todo[NAME]).toMatchObject({ tries: 1 })
    expect(order(lost._id).todo[NAME]!.lastError).toMatch(/10060001/)
    for (let n = 1; n < MOST_TRIES; n += 1) await shop.cloud.clock.advance(2 ** n * MINUTE)
    expect(order(lost._id).todo[NAME]).toMatchObject({ tries: MOST_TRIES, watched: true })
    const { rows } = await shop.as(people.xu).call<{ rows: { id: string; name: string }[] }>('shop', 'stuck')
    expect(rows).toMatchObject([{ id: lost._id }])
    await shop.cloud.clock.advance(HOUR)
    expect(order(lost._id).todo[NAME]).toMatchObject({ tries: MOST_TRIES + 1, watched: true })
  })
})
