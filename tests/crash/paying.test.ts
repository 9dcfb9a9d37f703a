import { describe, expect, it } from 'vitest'
import { main as payment } from '../../cloudfunctions/payment/index'
import type { Group } from '../../domain/group/types'
import { orderOf, placeAndPay, settleAll, shelfOf, violations } from '../support/joining'
import type { Shop } from '../support/shop'
import { HOUR, MINUTE, people } from '../support/world'
import type { Fault, Faults } from './faults'
import { useFaultyShop } from './in-process'

/** Every database request of a payment that forms its group, broken before or after it was done. */
let shop: Shop
let faults: Faults
let count = 0
useFaultyShop(made => ({ shop, faults } = made))

/** paid · read for to-dos · post · group, shelf, terms · formed · crossed off */
const REQUESTS = 8
const endings = ['WeChat tells again', 'only the timer comes'] as const
const cases = Array.from({ length: REQUESTS }, (_, n) => n + 1).flatMap(at =>
  (['never applied', 'reply lost'] as Fault[]).flatMap(fault =>
    endings.map(then => [at, fault, then] as const),
  ),
)

describe('a payment whose settling dies', () => {
  it.each(cases)('at request %i (%s), and %s: paid once, posted once, formed', async (at, fault, then) => {
    count += 1
    const groupId = `crash${count}`
    const endsAt = shop.cloud.clock.now() + 48 * HOUR
    await shop.openGroup({ groupId, endsAt, rule: { by: 'units', target: 6 } })
    shop.cloud.pay.choose('notice-lost')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    const [transactionId] = shop.cloud.pay.record(orderId)!.transactionIds
    const event = { outTradeNo: orderId, transactionId }
    faults.plan(at, fault)
    await faults.call(payment, event)
    // The fault was there: a case that breaks nothing shows nothing.
    expect(faults.clear()).toBeGreaterThanOrEqual(at)

    if (then === 'WeChat tells again') await shop.cloud.call('payment', event, { source: 'wx_paycallback' })
    else await shop.cloud.clock.advance(16 * MINUTE)
    await settleAll(shop, 3)
    const order = orderOf(shop, orderId)
    expect(order).toMatchObject({
      payment: { state: 'paid' },
      outcome: 'formed',
      refunds: {},
      todo: {},
      nextDue: null,
    })
    expect(order.pickup?.code).toMatch(/^\d{6}$/)
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 90, held: 0, posted: 6 })
    expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, unpaid: {} })
    expect(shop.one<Group>('groups', groupId)).toMatchObject({ state: 'open', formedAt: expect.any(Number) })
    expect(shop.all('entries', { orderId })).toHaveLength(1)
    expect(shop.all('pickups', { orderId })).toHaveLength(1)
    expect(violations(shop)).toEqual([])
  })
})
