import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '../../../domain/order/types'
import { orderOf, place, settleAll, shelfOf, violations, type Placed } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, MINUTE, people } from '../../support/world'

/** What can happen between placing an order and the end of its window, in any order and any number. */
const EVENTS = [
  'pays',
  'told again',
  'told of nothing',
  'checks',
  'cancels',
  'tick',
  'window passes',
] as const
type Event = (typeof EVENTS)[number]

let shop: Shop
let count = 0
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function happens(event: Event, { orderId, prepayId }: Placed): Promise<void> {
  const lin = shop.as(people.lin)
  const told = (transactionId: string | undefined) =>
    shop.cloud.call(
      'payment',
      { outTradeNo: orderId, transactionId, totalFee: 2760, resultCode: 'SUCCESS' },
      { source: 'wx_paycallback' },
    )
  switch (event) {
    case 'pays':
      return void (await shop.cloud.pay.confirm(prepayId))
    case 'told again':
      return void (await told(shop.cloud.pay.record(orderId)?.transactionIds[0]))
    case 'told of nothing':
      return void (await told('4200000000000000000000000000'))
    case 'checks':
      return void (await lin.reply('order', 'check', { orderId }))
    case 'cancels':
      return void (await lin.reply('order', 'cancel', { orderId }))
    case 'tick':
      return void (await shop.cloud.runTimer('timers'))
    case 'window passes':
      return shop.cloud.clock.advance(8 * MINUTE)
  }
}

/** What an order has come to, without the instants and names at which it did. */
function endOf(order: Order) {
  const { payment, lines, refunds, points, commission, todo, nextDue, stuck, outcome } = order
  return {
    state: payment.state,
    others: payment.others,
    lines,
    refunds,
    points,
    commission,
    todo,
    nextDue,
    stuck,
    outcome,
  }
}

describe('whatever happens to a payment, in whatever order', () => {
  const ends: Record<string, unknown> = {}

  it('ends in one of two states, decided by what WeChat has (C-04, C-05, C-08)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (events, atOnce) => {
          count += 1
          const groupId = await shop.openGroup({
            groupId: `any${count}`,
            endsAt: shop.cloud.clock.now() + 9 * DAY,
          })
          const placed = await place(shop, people.lin, { groupId })
          if (atOnce)
            await Promise.all(
              events.filter(event => event !== 'window passes').map(event => happens(event, placed)),
            )
          else for (const event of events) await happens(event, placed)
          await shop.cloud.clock.advance(20 * MINUTE)
          await settleAll(shop, 1)
          await shop.cloud.clock.advance(2 * DAY)
          const order = orderOf(shop, placed.orderId)
          const paid = shop.cloud.pay.record(placed.orderId)!.transactionIds.length === 1
          expect(order.payment.state).toBe(paid ? 'paid' : 'cancelled')
          expect(endOf(order)).toEqual((ends[order.payment.state] ??= endOf(order)))
          expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject(
            paid ? { free: 90, posted: 6 } : { free: 96, posted: 0 },
          )
          expect(shop.all('entries', { orderId: placed.orderId })).toHaveLength(paid ? 1 : 0)
          expect(violations(shop)).toEqual([])
        },
      ),
      { numRuns: 20, seed: 7, endOnFailure: true },
    )
    expect(Object.keys(ends).sort()).toEqual(['cancelled', 'paid'])
    expect(ends['paid']).toMatchObject({ refunds: {}, todo: {}, nextDue: null, stuck: false })
    expect(ends['cancelled']).toMatchObject({ points: { state: 'voided' }, todo: {}, nextDue: null })
  }, 180_000)
})
