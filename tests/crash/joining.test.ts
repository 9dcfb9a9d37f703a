import { describe, expect, it } from 'vitest'
import { main as group } from '../../cloudfunctions/group/index'
import type { Order } from '../../domain/order/types'
import { joinInput, shelfOf, violations } from '../support/joining'
import type { Shop } from '../support/shop'
import { HOUR, MINUTE, people } from '../support/world'
import type { Fault, Faults } from './faults'
import { useFaultyShop } from './in-process'

/** Every request of a join, broken before or after it was done; then the ways a phone and time go on. */
let shop: Shop
let faults: Faults
let count = 0
useFaultyShop(made => ({ shop, faults } = made))

const REQUESTS = 3
const after = {
  'the phone tries again': async (tap: () => Promise<unknown>) => void (await tap()),
  'the phone tries twice': async (tap: () => Promise<unknown>) => {
    await tap()
    await tap()
  },
  'two phones try at once': async (tap: () => Promise<unknown>) => void (await Promise.all([tap(), tap()])),
  'nobody tries again': async () => undefined,
}
const cases = Array.from({ length: REQUESTS }, (_, n) => n + 1).flatMap(at =>
  (['never applied', 'reply lost'] as Fault[]).flatMap(fault =>
    (Object.keys(after) as (keyof typeof after)[]).map(then => [at, fault, then] as const),
  ),
)

describe('a join that dies', () => {
  it.each(cases)(
    'at request %i (%s), and %s: one order or none, and its goods with it',
    async (at, fault, then) => {
      count += 1
      const groupId = `crash${count}`
      const now = shop.cloud.clock.now()
      faults.clear()
      await shop.openGroup({ groupId, endsAt: now + 48 * HOUR })
      const input = { action: 'join', ...joinInput({ groupId }) }
      // Terms are remembered, as in an instance that is in use.
      await faults.call(group, { ...input, ...joinInput({ groupId, expectedFen: 1 }) }, people.lin.openid)
      faults.plan(at, fault)
      const died = await faults.call(group, input, people.lin.openid)
      faults.clear()
      expect(died).toMatchObject({ ok: false, refusal: { code: 'broken' } })
      await after[then](() => faults.call(group, input, people.lin.openid))

      const tried = then !== 'nobody tries again'
      const orders = shop.all<Order>('orders', { groupId })
      if (tried) expect(orders).toMatchObject([{ _id: input.joinId, payment: { state: 'placed' } }])
      expect(Object.keys(shelfOf(shop, groupId).holds).length).toBeLessThanOrEqual(1)
      if (tried) expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 90, held: 6 })

      await shop.cloud.clock.advance(25 * MINUTE)
      await shop.runTimers()
      expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, unpaid: {} })
      expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 96, held: 0, posted: 0 })
      expect(violations(shop)).toEqual([])
    },
  )
})
