import { expect, test } from 'vitest'
import type { Order } from '../../../domain/order/types'
import type { Shelf } from '../../../domain/shelf/types'
import type { Holder } from '../../support/weapp/holder.ts'
import { useStreet } from '../../support/weapp/street.ts'
import { MINUTE, people } from '../../support/world.ts'

const street = useStreet()
const stateOf = (orderId: string) => street().shop.one<Order>('orders', orderId).payment.state
const shelfOf = (groupId: string, item: string) =>
  street().shop.one<Shelf>('shelves', `${groupId}~1`).items[item]

/** With this in the basket up to the pay sheet, which she closes. Answers the order's id. */
async function leavesThePaySheet(
  lin: Holder,
  groupId: string,
  basket: Record<string, number>,
): Promise<string> {
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  lin.phone.answers.pay = 'cancel'
  await lin.chooses(basket)
  await lin.tap('to-checkout')
  await lin.tap('pay')
  await lin.see('face-to-pay')
  lin.phone.answers.pay = 'pay'
  return lin.parameter('order/index', 'id')
}

test('who leaves the pay sheet comes back within the window and pays, once', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = phone(people.lin)
  const orderId = await leavesThePaySheet(lin, groupId, { mandarin: 3 })
  await lin.see('headline', '还没付款')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ held: 3, posted: 0 })

  await later(10 * MINUTE)
  await lin.opens('pages/tabs/orders/index')
  await lin.tap(`order-${orderId}`)
  await lin.tap('pay')
  await lin.see('face-paid')
  expect(stateOf(orderId)).toBe('paid')
  expect(shop.cloud.pay.record(orderId)).toMatchObject({ totalFee: 1380, state: 'SUCCESS' })
  expect(shop.cloud.pay.record(orderId)!.transactionIds).toHaveLength(1)
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ held: 0, posted: 3 })
})

test('who comes back after the window is told, and was charged nothing (C-03)', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = phone(people.lin)
  const orderId = await leavesThePaySheet(lin, groupId, { mandarin: 3 })

  // Her page still shows the button of a quarter of an hour ago.
  const sheets = lin.asked('requestPayment').length
  await later(16 * MINUTE)
  await lin.tap('pay')
  await lin.see('refusal', '已经取消')
  await lin.see('headline', '已取消')
  await lin.reads('没有扣款')
  expect(lin.asked('requestPayment')).toHaveLength(sheets)
  expect(stateOf(orderId)).toBe('cancelled')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ held: 0, posted: 0 })
})

test('money that comes after the order was given up revives it while its goods are there (C-04)', async () => {
  const { shop, phone, later } = street()
  const groupId = await shop.openGroup()
  const lin = phone(people.lin)
  shop.cloud.pay.choose('pays-late', 'next')
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  await lin.chooses({ mandarin: 3 })
  await lin.tap('to-checkout')
  await lin.tap('pay')
  await lin.see('face-to-pay')
  const orderId = await lin.parameter('order/index', 'id')

  await later(16 * MINUTE)
  await lin.looksAgain()
  await lin.see('headline', '已取消')
  await later(5 * MINUTE)
  await lin.looksAgain()
  await lin.see('face-paid')
  expect(stateOf(orderId)).toBe('paid')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ held: 0, posted: 3 })
})

test('an order given up while unpaid puts its bottles back for the neighbours (C-03)', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup({ allot: { mandarin: 5 }, skus: ['mandarin'] })
  const lin = phone(people.lin)
  const orderId = await leavesThePaySheet(lin, groupId, { mandarin: 4 })
  const zhou = phone(people.zhou)
  await zhou.opens(`pages/consumer/group/index?id=${groupId}`)
  await zhou.see('good-mandarin', '剩 1')

  // She looks at the question and stays; then she means it.
  await lin.tap('cancel-order')
  await lin.tap('keep-order')
  await lin.misses('cancel-sheet')
  expect(stateOf(orderId)).toBe('placed')
  await lin.tap('cancel-order')
  await lin.tap('confirm-cancel')
  await lin.see('headline', '已取消')
  expect(stateOf(orderId)).toBe('cancelled')
  expect(shop.cloud.pay.record(orderId)).toMatchObject({ state: 'CLOSED' })
  await zhou.looksAgain()
  await zhou.see('good-mandarin', '剩 5')
  expect(shelfOf(groupId, 'mandarin')).toMatchObject({ allotted: 5, free: 5, held: 0, posted: 0 })
})

test('an unpaid order is found again from its group, and without network nothing is lost', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const lin = phone(people.lin)
  const orderId = await leavesThePaySheet(lin, groupId, { mandarin: 3 })
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  await lin.tap('unpaid')
  expect(await lin.parameter('order/index', 'id')).toBe(orderId)

  lin.phone.answers.online = false
  await lin.tap('pay')
  await lin.see('refusal')
  lin.phone.answers.online = true
  await lin.tap('pay')
  await lin.see('face-paid')
  expect(stateOf(orderId)).toBe('paid')
})
