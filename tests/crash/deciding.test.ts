import { expect, it } from 'vitest'
import { runTodos } from '../../cloudfunctions/_effects/run'
import type { Group } from '../../domain/group/types'
import { breaches } from '../support/books'
import { amend, orderOf, place } from '../support/joining'
import type { Shop } from '../support/shop'
import { MINUTE, people } from '../support/world'
import type { Faults } from './faults'
import { useFaultyShop } from './in-process'

let shop: Shop
let faults: Faults
useFaultyShop(made => ({ shop, faults } = made))

it('a group that forms by a payment at the very moment it is decided has formed (C-13)', async () => {
  const now = shop.cloud.clock.now()
  const rule = { by: 'units', target: 6 } as const
  const groupId = await shop.openGroup({ groupId: 'gdecide', rule, endsAt: now + 30 * MINUTE })
  const { orderId, prepayId } = await place(shop, people.lin, { groupId })
  // Its time is over, WeChat is unclear about the one order, and the decision is due.
  const todo = { close: { due: now + 1e9, tries: 0 }, decide: { due: now, tries: 0 } }
  await amend('groups', groupId, { state: 'closing', endsAt: now - 5 * MINUTE, todo })
  await amend('shelves', `${groupId}~1`, { open: false })
  faults.before('groups', () => shop.cloud.pay.confirm(prepayId))
  const decides = () => faults.call(() => runTodos('group', groupId, now, { only: ['decide'] }), {})
  await decides()
  const between = shop.one<Group>('groups', groupId)
  expect(between.formedAt).not.toBeNull()
  expect(between.outcome).not.toBe('failed')
  await decides()
  expect(shop.one<Group>('groups', groupId).outcome).toBe('formed')
  expect(orderOf(shop, orderId).payment.state).toBe('paid')
  expect(breaches(shop.cloud, { settled: false })).toEqual([])
})
