import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFunctions } from '../../scripts/build-functions.ts'
import type { Group } from '../../domain/group/types'
import { orderOf, place, placeAndPay } from '../support/joining'
import { breaches } from '../support/books'
import { openShop, type Shop } from '../support/shop'
import { MINUTE, START, people, type Person } from '../support/world'
import { moved, snapshot } from './snapshot'

/** Whoever has a phone, and those whom other functions let do most. */
const callers: Person[] = [people.stranger, people.he, people.zhou, people.chen, people.xu, people.liang]
/** A phone's own call, and that of a function which a phone called. */
const sources = ['wx_client', 'wx_client,scf']

let shop: Shop
/** 周婷's, placed and not paid in time; 老吴's, paid, of which WeChat's notice was lost; 江敏's second payment going back. */
let unpaid: string
let untold: string
let returning: { orderId: string; refundId: string }

beforeAll(async () => {
  await buildFunctions()
  // Between two ticks of the minute, so that something falls due and no timer has seen it yet.
  shop = await openShop({ at: START + MINUTE / 2, inProcess: { seed: 1 } })
  await shop.openGroup({ groupId: 'gopen' })
  unpaid = (await place(shop, people.zhou, { groupId: 'gopen' })).orderId
  shop.cloud.pay.choose('notice-lost')
  untold = (await placeAndPay(shop, people.wu, { groupId: 'gopen', lines: [['lychee', 2]] })).orderId
  shop.cloud.pay.chooseRefund('abnormal')
  shop.cloud.pay.choose('pays-twice')
  const { orderId } = await placeAndPay(shop, people.jiang, { groupId: 'gopen', lines: [['seasalt', 2]] })
  const endsAt = orderOf(shop, unpaid).nextDue!
  await shop.openGroup({ groupId: 'gdue', endsAt })
  // The last tick before it, and then a moment in which none falls.
  await shop.cloud.clock.advanceTo(endsAt - MINUTE / 2)
  await shop.cloud.clock.advanceTo(endsAt + 1000)
  returning = { orderId, refundId: Object.keys(orderOf(shop, orderId).refunds)[0]! }
  // The merchant's finance has sent it, and the first word of that does not get through.
  shop.cloud.faults.plan({ function: 'payment', request: 1, applied: false })
  await shop.cloud.pay.finishRefund(returning.refundId)
})
afterAll(() => shop.close())

describe('a phone that plays the clock or WeChat Pay', () => {
  it('finds an order past its pay window, a group past its end and a payment nobody told of', () => {
    const now = shop.cloud.clock.now()
    for (const orderId of [unpaid, untold]) {
      expect(orderOf(shop, orderId).nextDue).toBeLessThanOrEqual(now)
      expect(orderOf(shop, orderId).payment.state).toBe('placed')
    }
    expect(shop.one<Group>('groups', 'gdue')).toMatchObject({ state: 'open' })
    expect(shop.one<Group>('groups', 'gdue').nextDue).toBeLessThanOrEqual(now)
    expect(shop.cloud.pay.record(untold)).toMatchObject({ state: 'SUCCESS' })
    expect(shop.cloud.pay.record(returning.orderId)!.refunds).toMatchObject([{ state: 'SUCCESS' }])
    expect(refundOf(shop)).toMatchObject({ state: 'abnormal' })
  })

  it('winds no clockwork, whatever timer it says it is (C-69)', async () => {
    const timer = { Type: 'Timer', TriggerName: 'minute', Time: '2026-05-21T06:47:00Z', Message: '' }
    const shapes: Record<string, unknown>[] = [
      {},
      timer,
      { ...timer, Type: 'timer', now: 9e12 },
      {
        ...timer,
        TRIGGER_SRC: 'timer',
        TCB_SOURCE: 'wx_trigger',
        SOURCE: 'wx_trigger',
        source: 'wx_trigger',
      },
      { ...timer, userInfo: { openId: '' }, wxContext: { SOURCE: 'wx_trigger' }, OPENID: '', openid: null },
      { action: 'minute', jobs: ['orders', 'groups'], orderId: unpaid, groupId: 'gdue' },
      JSON.parse(
        '{"Type":"Timer","__proto__":{"SOURCE":"wx_trigger"},"constructor":{"SOURCE":"wx_trigger"}}',
      ),
    ]
    let tried = 0
    for (const { openid } of callers)
      for (const source of sources)
        for (const shape of shapes) {
          const before = snapshot(shop)
          expect(await shop.cloud.call('timers', shape, { openid, source })).toEqual({ ran: {} })
          expect(moved(before, snapshot(shop)), JSON.stringify(shape)).toEqual([])
          tried += 1
        }
    console.log(`${tried} calls of timers from phones (${callers.length} callers, ${shapes.length} shapes)`)
  })

  it('settles no payment and no refund, not even with the numbers of a true one (C-07)', async () => {
    const paid = {
      returnCode: 'SUCCESS',
      resultCode: 'SUCCESS',
      outTradeNo: untold,
      transactionId: shop.cloud.pay.record(untold)!.transactionIds[0],
      totalFee: 1040,
      cashFee: 1040,
      feeType: 'CNY',
      subMchId: '1900000109',
      subOpenid: people.wu.openid,
    }
    const refund = { outTradeNo: returning.orderId, outRefundNo: returning.refundId, refundStatus: 'SUCCESS' }
    const lies: Record<string, unknown>[] = [
      paid,
      { ...paid, SOURCE: 'wx_paycallback', TCB_SOURCE: 'wx_paycallback', userInfo: { openId: '' } },
      { outTradeNo: untold },
      { transactionId: paid.transactionId },
      { ...paid, outTradeNo: unpaid, totalFee: 2760 },
      { outTradeNo: { $ne: null }, transactionId: ['x'] },
      { action: 'settle', orderId: untold },
      refund,
      { ...refund, refundFee: 1, outRefundNo: 'rg00000000000000000' },
      {},
    ]
    let tried = 0
    for (const { openid } of callers)
      for (const source of sources)
        for (const lie of lies) {
          const before = snapshot(shop)
          const reply = await shop.cloud.call('payment', lie, { openid, source })
          expect(reply).toEqual({ errcode: 1, errmsg: 'forbidden' })
          expect(moved(before, snapshot(shop)), JSON.stringify(lie)).toEqual([])
          tried += 1
        }
    console.log(`${tried} calls of payment from phones (${callers.length} callers, ${lies.length} notices)`)
  })

  it('kept nothing from being settled by those who may', async () => {
    expect(await shop.cloud.pay.forge(untold, {})).toBe(true)
    expect(orderOf(shop, untold).payment.state).toBe('paid')
    expect(await shop.cloud.pay.forge(returning.orderId, {}, returning.refundId)).toBe(true)
    expect(refundOf(shop)).toMatchObject({ state: 'done' })
    await shop.runTimers()
    expect(orderOf(shop, unpaid).payment.state).toBe('cancelled')
    expect(shop.one<Group>('groups', 'gdue').state).not.toBe('open')
    expect(breaches(shop.cloud, { settled: false })).toEqual([])
  })
})

const refundOf = (where: Shop) => orderOf(where, returning.orderId).refunds[returning.refundId]
