import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckOutput } from '../../../contracts/order'
import type { Entry } from '../../../domain/ledger/types'
import type { Order } from '../../../domain/order/types'
import { orderOf, place, placeAndPay, settleAll, shelfOf, violations } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, people, START } from '../../support/world'

let shop: Shop
let groupId = ''
let count = 0
async function open(wish: Parameters<Shop['openGroup']>[0] = {}) {
  count += 1
  groupId = await shop.openGroup({ groupId: `pay${count}`, endsAt: START + 20 * DAY, ...wish })
}
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const notice = (event: Record<string, unknown>, openid?: string) =>
  shop.cloud.call<{ errcode: number; errmsg: string }>(
    'payment',
    event,
    openid === undefined ? { source: 'wx_paycallback' } : { openid },
  )
const refundsOf = (order: Order) => Object.values(order.refunds)

describe('a payment comes in', () => {
  it('is one payment, one entry and one message, however often WeChat tells it (C-05)', async () => {
    await open()
    shop.cloud.messages.accept(people.lin.openid, 'LINTUAN-paid')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    const [transactionId] = shop.cloud.pay.record(orderId)!.transactionIds
    const event = { outTradeNo: orderId, transactionId, totalFee: 2760, resultCode: 'SUCCESS' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => notice(event)))
    await settleAll(shop, 2)
    answers.push(await notice(event))
    expect(answers.every(({ errcode }) => errcode === 0)).toBe(true)
    expect(shop.all<Entry>('entries', { orderId })).toMatchObject([{ _id: `payment-${transactionId}` }])
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 90, held: 0, posted: 6 })
    expect(shop.all('notices', { memberId: people.lin.memberId, kind: 'paid' })).toHaveLength(1)
    expect(violations(shop)).toEqual([])
  })

  it('is found by asking when its notice is lost', async () => {
    await open()
    shop.cloud.pay.choose('notice-lost')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    expect(orderOf(shop, orderId).payment.state).toBe('placed')
    const { order } = await shop.as(people.lin).call<CheckOutput>('order', 'check', { orderId })
    expect(order.face).toBe('paid')
    expect(shelfOf(shop, groupId).joined[orderId]).toBeDefined()
  })

  it('is found by the timer when everything is lost, before its goods are given away (C-03)', async () => {
    await open()
    shop.cloud.pay.choose('notice-lost')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    await settleAll(shop, 18)
    expect(orderOf(shop, orderId).payment.state).toBe('paid')
    expect(shelfOf(shop, groupId)).toMatchObject({ holds: {}, voided: {}, unpaid: {} })
    expect(violations(shop)).toEqual([])
  })

  it('is heard from WeChat Pay only: a phone that tells of it is told nothing, and asks nothing of the provider', async () => {
    await open()
    const { order } = await place(shop, people.lin, { groupId })
    shop.cloud.counters.reset()
    const answer = await notice({ outTradeNo: order.orderId, resultCode: 'SUCCESS' }, people.zhou.openid)
    expect(answer).toEqual({ errcode: 1, errmsg: 'forbidden' })
    expect(shop.cloud.counters.recent()).toMatchObject([{ function: 'payment', requests: 0 }])
  })

  it('is believed of nobody but the provider: a forged notice changes nothing', async () => {
    await open()
    shop.cloud.pay.choose('notice-forged')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    const forged = { outTradeNo: orderId, transactionId: '4200000000', totalFee: 1, resultCode: 'SUCCESS' }
    const fields: Record<string, unknown>[] = [
      forged,
      { ...forged, totalFee: 2760, cashFee: 2760, feeType: 'CNY', subMchId: '1900000109' },
      { outTradeNo: orderId },
      { transactionId: { $gt: '' }, outTradeNo: { $gt: '' } },
      { outTradeNo: orderId, outRefundNo: 'rg000', refundStatus: 'SUCCESS' },
      {},
    ]
    for (const event of fields) {
      expect((await notice(event)).errcode).not.toBe(0)
      expect((await notice(event, people.zhou.openid)).errcode).not.toBe(0)
    }
    expect(orderOf(shop, orderId)).toMatchObject({ payment: { state: 'placed' }, refunds: {}, stuck: false })
    expect(shop.all('entries', { orderId })).toEqual([])
  })

  it('goes back in full when it is the second one for its order (C-06)', async () => {
    await open()
    shop.cloud.pay.choose('pays-twice')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    const [first, second] = shop.cloud.pay.record(orderId)!.transactionIds
    await settleAll(shop, 4)
    const order = orderOf(shop, orderId)
    expect(order.payment).toMatchObject({
      state: 'paid',
      transactionId: first,
      others: { [`t${second}`]: 2760 },
    })
    expect(refundsOf(order)).toMatchObject([
      { reason: 'second-payment', fen: 2760, state: 'done', transactionId: second },
    ])
    expect(shop.cloud.pay.record(orderId)!.refunds).toMatchObject([{ refundFee: 2760, state: 'SUCCESS' }])
    const cash = shop
      .all<Entry>('entries', { orderId })
      .flatMap(({ postings }) => postings)
      .filter(({ account }) => account === 'cash')
      .reduce((sum, { amount }) => sum + amount, 0)
    expect(cash).toBe(2760)
    expect(order).toMatchObject({ points: { state: 'pending' }, todo: {} })
    expect(violations(shop)).toEqual([])
  })
})

describe('a payment comes in late', () => {
  it('revives its order when the goods are still there (C-04)', async () => {
    await open()
    shop.cloud.pay.choose('pays-late')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    await settleAll(shop, 16)
    expect(orderOf(shop, orderId).payment).toMatchObject({ state: 'cancelled', why: 'expired' })
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 96, held: 0 })
    await settleAll(shop, 4)
    const order = orderOf(shop, orderId)
    expect(order).toMatchObject({
      payment: { state: 'paid' },
      refunds: {},
      points: { state: 'pending' },
      todo: {},
    })
    expect(order.holdId).not.toBe(orderId)
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 90, held: 0, posted: 6 })
    expect(violations(shop)).toEqual([])
  })

  it('goes back in full when they are not (C-04)', async () => {
    await open({ allot: { mandarin: 6 }, skus: ['mandarin'] })
    shop.cloud.pay.choose('pays-late')
    const late = await placeAndPay(shop, people.lin, { groupId })
    await settleAll(shop, 16)
    const quick = await placeAndPay(shop, people.zhou, { groupId })
    await settleAll(shop, 6)
    const order = orderOf(shop, late.orderId)
    expect(refundsOf(order)).toMatchObject([{ reason: 'late-payment', fen: 2760, state: 'done' }])
    expect(order).toMatchObject({
      points: { state: 'voided' },
      commission: { state: 'voided' },
      pickup: null,
    })
    expect(shop.all('notices', { kind: 'late-payment-refunded' })).toHaveLength(1)
    expect(orderOf(shop, quick.orderId).payment.state).toBe('paid')
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({
      allotted: 6,
      free: 0,
      held: 0,
      posted: 6,
    })
    expect(violations(shop)).toEqual([])
  })

  it('goes back when its group failed meanwhile (C-04, C-09)', async () => {
    const now = shop.cloud.clock.now()
    await open({ endsAt: now + 4 * 60_000 })
    shop.cloud.pay.choose('pays-late')
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    // Its window ends with the grace of the deadline; then nothing is waited for, and the group is decided.
    await settleAll(shop, 8)
    expect(shop.one('groups', groupId)).toMatchObject({ state: 'closed', outcome: 'failed' })
    expect(orderOf(shop, orderId).payment.state).toBe('cancelled')
    await settleAll(shop, 5)
    expect(refundsOf(orderOf(shop, orderId))).toMatchObject([{ reason: 'late-payment', state: 'done' }])
    expect(violations(shop)).toEqual([])
  })
})
