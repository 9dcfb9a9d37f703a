import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { revivalIdOf } from '../../cloudfunctions/_effects/ids'
import { runTodos } from '../../cloudfunctions/_effects/run'
import { settle } from '../../cloudfunctions/_effects/settle'
import { leaseMore } from '../../cloudfunctions/_kit/store/stock'
import type { Group } from '../../domain/group/types'
import { nextLease } from '../../domain/stock/load'
import type { Stock } from '../../domain/stock/types'
import { breaches } from '../support/books'
import { amend, joinInput, orderOf, place, placeAndPay, shelfOf } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { fen, people } from '../support/world'
import { standBetween, type Faults } from './faults'

const LATE_HOLD = 'latehold000000000001'

let shop: Shop
let faults: Faults
beforeEach(async () => {
  shop = await openShop()
  faults = await standBetween(shop.cloud)
})
afterEach(async () => {
  await faults.close()
  await shop.close()
})

/** Lin chooses, and cancels. */
async function givesUp(groupId: string): Promise<string> {
  const { orderId } = await place(shop, people.lin, { groupId })
  await shop.as(people.lin).call('order', 'cancel', { orderId })
  return orderId
}

/** She paid all the same: her money is there, and what follows is about to be done. */
async function moneyCame(orderId: string): Promise<void> {
  const now = shop.cloud.clock.now()
  await amend('orders', orderId, {
    payment: { state: 'paid', transactionId: '42late', paidFen: 2760, paidAt: now },
    holdId: LATE_HOLD,
    todo: { revive: { due: now, tries: 0 } },
    nextDue: now,
  })
}

const revives = (orderId: string) =>
  faults.call(() => runTodos('order', orderId, shop.cloud.clock.now(), { only: ['revive'] }), {})

it('late money gets its goods though somebody else sends a load for them at that very moment (C-04)', async () => {
  const groupId = await shop.openGroup({ groupId: 'glate', allot: { mandarin: 6 }, most: { mandarin: 48 } })
  const orderId = await givesUp(groupId)
  await placeAndPay(shop, people.zhou, { groupId })
  await moneyCame(orderId)
  const now = shop.cloud.clock.now()
  const lease = shop.one<Stock>('stock', 'east~mandarin').leases['glate_1']!
  // A load leaves for the same shelf just before ours, and has not arrived.
  faults.before('stock', () => leaseMore('east~mandarin', 'glate_1', lease, nextLease(lease, 24, now)))
  await revives(orderId)
  expect(orderOf(shop, orderId).refunds).toEqual({})
  expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ allotted: 30, posted: 12, free: 18 })
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
})

it('late money takes its goods under an id that no phone can hold before (C-04, C-70)', async () => {
  const groupId = await shop.openGroup({ groupId: 'gheld', allot: { mandarin: 24 } })
  const orderId = await givesUp(groupId)
  // Whoever knows how that id is made, and her payment's number from WeChat's bill, asks for a single bottle under it.
  const wish = joinInput({ joinId: revivalIdOf(orderId, '42late'), groupId, lines: [['mandarin', 1]] })
  await shop.as(people.lin).reply('group', 'join', wish)
  const paidAt = shop.cloud.clock.now()
  const fact = { orderId, transactionId: '42late', fen: fen(2760), currency: 'CNY', merchantId: '1900000109' }
  await faults.call(() => settle({ state: 'paid', ...fact, paidAt }, paidAt), {})
  await revives(orderId)
  expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ held: 0, posted: 6, free: 18 })
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
})

describe('late money for which nothing is left, while a neighbour gives up hers', () => {
  /** All six bottles, with which the group would form, are held by Zhou. */
  async function nothingLeft(): Promise<{ orderId: string; groupId: string; zhouGivesUp(): Promise<void> }> {
    const only = { allot: { mandarin: 6 }, most: { mandarin: 6 } }
    const groupId = await shop.openGroup({ groupId: 'glast', ...only, rule: { by: 'units', target: 6 } })
    const orderId = await givesUp(groupId)
    const zhous = await place(shop, people.zhou, { groupId })
    await moneyCame(orderId)
    return {
      orderId,
      groupId,
      /** And another tick looks after Lin's money at once. */
      async zhouGivesUp() {
        await shop.as(people.zhou).call('order', 'cancel', { orderId: zhous.orderId })
        await shop.runTimers()
      },
    }
  }

  it('goes back, and nothing of it is in the crate, when it was given up before (C-04)', async () => {
    const { orderId, groupId, zhouGivesUp } = await nothingLeft()
    // It was decided that nothing is left; the refund is about to be asked for.
    faults.before('orders', zhouGivesUp)
    await revives(orderId)
    await shop.runTimers()
    expect(Object.values(orderOf(shop, orderId).refunds)).toMatchObject([
      { reason: 'late-payment', fen: 2760 },
    ])
    expect(shelfOf(shop, groupId)).toMatchObject({ joined: {}, items: { mandarin: { free: 6, posted: 0 } } })
    expect(shop.one<Group>('groups', groupId).formedAt).toBeNull()
    expect(breaches(shop.cloud, { settled: false })).toEqual([])
  })

  it('stays, and all of it is in the crate, when it was taken before (C-04)', async () => {
    const { orderId, groupId, zhouGivesUp } = await nothingLeft()
    // Both looked in vain; it is about to be given up.
    faults.before('shelves', zhouGivesUp, `voided.${LATE_HOLD}`)
    await revives(orderId)
    await shop.runTimers()
    expect(orderOf(shop, orderId).refunds).toEqual({})
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 0, posted: 6 })
    expect(shop.one<Group>('groups', groupId).formedAt).not.toBeNull()
    expect(breaches(shop.cloud, { settled: false })).toEqual([])
  })
})
