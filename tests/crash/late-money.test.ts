import { expect, it } from 'vitest'
import { runTodos } from '../../cloudfunctions/_effects/run'
import { leaseMore } from '../../cloudfunctions/_kit/store/stock'
import { nextLease } from '../../domain/stock/load'
import type { Stock } from '../../domain/stock/types'
import { breaches } from '../support/books'
import { amend, orderOf, place, placeAndPay, shelfOf } from '../support/joining'
import type { Shop } from '../support/shop'
import { people } from '../support/world'
import type { Faults } from './faults'
import { useFaultyShop } from './in-process'

let shop: Shop
let faults: Faults
useFaultyShop(made => ({ shop, faults } = made))

it('late money gets its goods though somebody else sends a load for them at that very moment (C-04)', async () => {
  const groupId = await shop.openGroup({ groupId: 'glate', allot: { mandarin: 6 }, most: { mandarin: 48 } })
  const { orderId } = await place(shop, people.lin, { groupId })
  await shop.as(people.lin).call('order', 'cancel', { orderId })
  await placeAndPay(shop, people.zhou, { groupId })
  const now = shop.cloud.clock.now()
  // The money is there, and what follows is about to be done: its goods are all sold, and the warehouse has more.
  await amend('orders', orderId, {
    payment: { state: 'paid', transactionId: '42late', paidFen: 2760, paidAt: now },
    holdId: 'latehold000000000001',
    todo: { revive: { due: now, tries: 0 } },
    nextDue: now,
  })
  const lease = shop.one<Stock>('stock', 'east~mandarin').leases['glate_1']!
  // A load leaves for the same shelf just before ours, and has not arrived.
  faults.before('stock', () => leaseMore('east~mandarin', 'glate_1', lease, nextLease(lease, 24, now)))
  await faults.call(() => runTodos('order', orderId, now, { only: ['revive'] }), {})
  expect(orderOf(shop, orderId).refunds).toEqual({})
  expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ allotted: 30, posted: 12, free: 18 })
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
})
