import { expect, test } from 'vitest'
import type { Order } from '../../../domain/order/types'
import type { Shelf } from '../../../domain/shelf/types'
import type { Phone } from '../../support/journey/phone'
import { useStreet } from '../../support/journey/street'
import { buy } from '../../support/neighbours'
import { MINUTE, people } from '../../support/world'

const street = useStreet()
const stateOf = (orderId: string) => street().shop.one<Order>('orders', orderId).payment.state
const shelfOf = (groupId: string, item: string) =>
  street().shop.one<Shelf>('shelves', `${groupId}~1`).items[item]

/** Up to the pay sheet, with this in the basket. */
async function orders(phone: Phone, groupId: string, basket: Record<string, number>): Promise<void> {
  await phone.opens(`pages/consumer/group/index?id=${groupId}`)
  await phone.chooses(basket)
  await phone.tap('to-checkout')
  await phone.tap('pay')
  await phone.see('sheet-pay')
}

test('who leaves the pay sheet comes back within the window and pays', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  await orders(lin, groupId, { mandarin: 3 })
  await lin.leavesThePaySheet()
  await lin.see('headline', '还没付款')
  const orderId = lin.parameter('id')

  await later(10 * MINUTE)
  await lin.opens('pages/tabs/orders/index')
  await lin.tap(`order-${orderId}`)
  await lin.tap('pay')
  await lin.pays('¥13.80')
  await lin.see('face-paid')
  expect(stateOf(orderId)).toBe('paid')
})

test('who comes back after the window is told, and was charged nothing (C-03)', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  await orders(lin, groupId, { mandarin: 3 })
  await lin.leavesThePaySheet()
  await lin.see('face-to-pay')
  const orderId = lin.parameter('id')

  // Her page still shows the button of a quarter of an hour ago.
  await later(16 * MINUTE)
  await lin.tap('pay')
  await lin.see('refusal', '已经取消')
  await lin.see('headline', '已取消')
  await lin.reads('没有扣款')
  expect(stateOf(orderId)).toBe('cancelled')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ held: 0, posted: 0 })
})

test('money that comes after the order was given up revives it while its goods are there (C-04)', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  shop.cloud.pay.choose('pays-late', 'next')
  await orders(lin, groupId, { mandarin: 3 })
  await lin.pays('¥13.80')
  await lin.see('face-to-pay')
  const orderId = lin.parameter('id')

  await later(16 * MINUTE)
  await lin.looksAgain()
  await lin.see('headline', '已取消')
  await later(5 * MINUTE)
  await lin.looksAgain()
  await lin.see('face-paid')
  expect(stateOf(orderId)).toBe('paid')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ held: 0, posted: 3 })
})

test('money that comes after the order was given up and its goods are gone goes back in full (C-04)', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup({ allot: { mandarin: 3, seasalt: 9 }, skus: ['mandarin', 'seasalt'] })
  const lin = await phone(people.lin)
  shop.cloud.pay.choose('pays-late', 'next')
  await orders(lin, groupId, { mandarin: 3 })
  await lin.pays('¥13.80')
  await lin.see('face-to-pay')
  const orderId = lin.parameter('id')

  await later(16 * MINUTE)
  await buy(shop, people.zhou, groupId, { mandarin: 3 })
  await later(2 * MINUTE)
  await later(MINUTE)
  await lin.looksAgain()
  await lin.see('headline', '付款晚了一步，¥13.80 已原路退回')
  await lin.see('refund-done', '晚到的付款，全额退')
  expect(shop.cloud.pay.record(orderId)!.refunds).toMatchObject([{ refundFee: 1380, state: 'SUCCESS' }])
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ free: 0, posted: 3 })
})

test('an order given up while unpaid puts its bottles back for the neighbours', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup({ allot: { mandarin: 5 }, skus: ['mandarin'] })
  const lin = await phone(people.lin)
  await orders(lin, groupId, { mandarin: 4 })
  await lin.leavesThePaySheet()
  await lin.see('face-to-pay')
  const zhou = await phone(people.zhou)
  await zhou.opens(`pages/consumer/group/index?id=${groupId}`)
  await zhou.see('good-mandarin', '剩 1')

  await lin.tap('cancel-order')
  await lin.tap('confirm-cancel')
  await lin.see('headline', '已取消')
  await zhou.looksAgain()
  await zhou.see('good-mandarin', '剩 5')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ allotted: 5, free: 5, held: 0, posted: 0 })
})

test('a payment whose notice is lost is found by asking', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  shop.cloud.pay.choose('notice-lost', 'next')
  await orders(lin, groupId, { mandarin: 3 })
  await lin.pays()
  await lin.see('face-paid')
  expect(stateOf(lin.parameter('id'))).toBe('paid')
})

test('a payment whose notice is lost on a phone that dies is found by the sweep', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  shop.cloud.pay.choose('notice-lost', 'next')
  await orders(lin, groupId, { mandarin: 3 })
  // Her finger and the battery, at the same moment.
  const { prepayId, outTradeNo } = shop.cloud.pay.records()[0]!
  await lin.dies()
  await shop.cloud.pay.confirm(prepayId)
  expect(stateOf(outTradeNo)).toBe('placed')

  await later(16 * MINUTE)
  const again = await phone(people.lin)
  await again.opens('pages/tabs/orders/index')
  await again.see(`order-${outTradeNo}`, '等成团')
  expect(stateOf(outTradeNo)).toBe('paid')
})
