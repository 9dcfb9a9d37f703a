import { expect, test } from 'vitest'
import type { Order } from '../../../domain/order/types'
import type { Shelf } from '../../../domain/shelf/types'
import { useStreet } from '../../support/journey/street'
import { fen, people } from '../../support/world'

const street = useStreet()

test('a price that moved while she looked is shown beside the old one, and nothing is charged until she says so (C-16)', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  await lin.chooses({ mandarin: 2, seasalt: 1 })
  await lin.tap('to-checkout')
  await lin.see('total', '¥14.00')

  await shop.as(people.xu).call('shop', 'reprice', { groupId, sku: 'mandarin', priceFen: fen(500) })
  await lin.tap('pay')
  await lin.see('price-changed', /橘子汽水.*刚才 ¥4\.60.*¥5\.00/)
  await lin.see('price-changed', '¥14.80')
  expect(shop.all('orders')).toEqual([])
  expect(shop.cloud.pay.records()).toEqual([])

  await lin.tap('keep-price')
  await lin.pays('¥14.80')
  await lin.see('payable', '¥14.80')
  const order = shop.one<Order>('orders', lin.parameter('id'))
  expect(order).toMatchObject({ payableFen: 1480, payment: { state: 'paid', paidFen: 1480 } })
})

test('who does not like the new price goes back with her basket and has paid nothing', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup()
  const lin = await phone(people.lin)
  await lin.opens(`pages/consumer/group/index?id=${groupId}`)
  await lin.chooses({ mandarin: 2 })
  await lin.tap('to-checkout')
  await lin.see('total', '¥9.20')
  await shop.as(people.xu).call('shop', 'reprice', { groupId, sku: 'mandarin', priceFen: fen(500) })
  await lin.tap('pay')
  await lin.tap('leave-price')
  await lin.see('basket-total', '¥10.00')
  expect(shop.all('orders')).toEqual([])
})

test('two who want the last bottle at the same moment: one pays, the other is told (C-01)', async () => {
  const { shop, phone } = street()
  const groupId = await shop.openGroup({ skus: ['mandarin'], allot: { mandarin: 1 } })
  const lin = await phone(people.lin)
  const zhou = await phone(people.zhou)
  for (const one of [lin, zhou]) {
    await one.opens(`pages/consumer/group/index?id=${groupId}`)
    await one.see('good-mandarin', '剩 1')
    await one.chooses({ mandarin: 1 })
    await one.tap('to-checkout')
    await one.see('total', '¥4.60')
  }
  await Promise.all([lin.tap('pay'), zhou.tap('pay')])
  const got = await Promise.all([lin, zhou].map(one => one.seeOneOf('sheet-pay', 'refusal')))
  expect([...got].sort()).toEqual(['refusal', 'sheet-pay'])

  const [first, second] = got[0] === 'sheet-pay' ? [lin, zhou] : [zhou, lin]
  await second.see('refusal', '橘子汽水刚刚卖完了')
  await first.pays('¥4.60')
  await first.see('face-paid')
  expect(shop.one<Shelf>('shelves', `${groupId}~1`).items).toMatchObject({
    mandarin: { allotted: 1, free: 0, held: 0, posted: 1 },
  })
})
