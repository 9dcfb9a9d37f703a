import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { PAUSES_MS } from '../../../emulator/pay/notices.ts'
import { MINUTE, MORNING, openTestCloud, prepay, till } from '../support/cloud.ts'

let cloud: Cloud
const buyer = 'oLinWan'
const order = { openid: buyer, outTradeNo: 'order1', totalFee: 500 }

beforeAll(async () => {
  cloud = await openTestCloud()
})

beforeEach(async () => {
  await cloud.close()
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

describe('telling the shop', () => {
  it('calls the function of the order before the payer is back at the page', async () => {
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    const [transactionId] = cloud.pay.record('order1')!.transactionIds
    expect(notices()).toMatchObject([
      {
        returnCode: 'SUCCESS',
        resultCode: 'SUCCESS',
        outTradeNo: 'order1',
        totalFee: 500,
        transactionId,
        subOpenid: buyer,
        timeEnd: '20260302090000',
        SOURCE: 'wx_paycallback',
        OPENID: null,
      },
    ])
  })

  it('repeats with growing pauses until the shop says that it heard', async () => {
    await mood({ left: 3 })
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    await cloud.clock.advance(24 * 60 * MINUTE)
    expect(notices().map(notice => Number(notice['at']) - MORNING)).toEqual([0, 15_000, 30_000, 60_000])
  })

  it('repeats after a function that threw, and gives up after its last pause', async () => {
    await mood({ left: 100, throws: true })
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    await cloud.clock.advance(3 * 24 * 60 * MINUTE)
    expect(notices()).toHaveLength(1 + PAUSES_MS.length)
    expect(cloud.pay.record('order1')!.state).toBe('SUCCESS')
  })

  it('tells of a refund the function named in it, when the money is back', async () => {
    await cloud.pay.confirm(await prepay(cloud, order))
    await till(cloud, buyer).refund({
      outTradeNo: 'order1',
      outRefundNo: 'back1',
      refundFee: 200,
      totalFee: 500,
      functionName: 'notified',
    })
    expect(notices()).toHaveLength(1)
    await cloud.clock.advance(2_000)
    expect(notices()[1]).toMatchObject({
      outTradeNo: 'order1',
      outRefundNo: 'back1',
      refundFee: 200,
      totalFee: 500,
      refundStatus: 'SUCCESS',
      successTime: '2026-03-02 09:00:02',
      at: MORNING + 2_000,
    })
  })
})

describe('payers', () => {
  it('pays when nobody chose anything, and a choice for the next one lasts for one', async () => {
    cloud.pay.choose('cancels')
    const prepayId = await prepay(cloud, order)
    expect(cloud.pay.chosen()).toBe('cancels')
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')
    expect(notices()).toHaveLength(0)
    expect(await cloud.pay.confirm(prepayId)).toBe('ok')
  })

  it('keeps a choice for all until it is changed', async () => {
    cloud.pay.choose('cancels', 'all')
    const prepayId = await prepay(cloud, order)
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')
    cloud.pay.choose('pays', 'all')
    expect(await cloud.pay.confirm(prepayId)).toBe('ok')
  })

  it('closes the sheet without a word when the payer taps cancel', async () => {
    expect(await cloud.pay.confirm(await prepay(cloud, order), 'cancel')).toBe('cancel')
    expect(cloud.pay.record('order1')!.state).toBe('NOTPAY')
  })

  it('does not take money twice through one sheet', async () => {
    const prepayId = await prepay(cloud, order)
    await cloud.pay.confirm(prepayId)
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')
    expect(cloud.pay.record('order1')!.transactionIds).toHaveLength(1)
  })

  it('pays twice: two transactions, a notice for each, and each can be given back by its own number', async () => {
    cloud.pay.choose('pays-twice')
    await cloud.pay.confirm(await prepay(cloud, order))
    const ids = cloud.pay.record('order1')!.transactionIds
    expect(new Set(ids).size).toBe(2)
    expect(notices().map(notice => notice['transactionId'])).toEqual(ids)

    const asked = till(cloud, buyer)
    expect(await asked.queryOrder({ outTradeNo: 'order1' })).toMatchObject({ transactionId: ids[0] })
    expect(await asked.queryOrder({ transactionId: ids[1] })).toMatchObject({ tradeState: 'SUCCESS' })
    const back = { outRefundNo: 'back2', refundFee: 500, totalFee: 500 }
    expect(await asked.refund({ transactionId: ids[1], ...back })).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await asked.queryOrder({ transactionId: ids[1] })).toMatchObject({ tradeState: 'REFUND' })
    expect(await asked.queryOrder({ outTradeNo: 'order1' })).toMatchObject({ tradeState: 'SUCCESS' })
  })

  it('pays late: the order can be closed meanwhile, and the money comes all the same', async () => {
    cloud.pay.choose('pays-late')
    await cloud.pay.confirm(await prepay(cloud, { ...order, timeExpire: '20260302091500' }))
    const asked = till(cloud, buyer)
    expect(await asked.queryOrder({ outTradeNo: 'order1' })).toMatchObject({ tradeState: 'NOTPAY' })
    await cloud.clock.advance(15 * MINUTE)
    expect(await asked.closeOrder({ outTradeNo: 'order1' })).toMatchObject({ resultCode: 'SUCCESS' })
    expect(notices()).toHaveLength(0)
    await cloud.clock.advance(2 * MINUTE)
    expect(notices()).toMatchObject([{ outTradeNo: 'order1', at: MORNING + 17 * MINUTE }])
    expect(await asked.queryOrder({ outTradeNo: 'order1' })).toMatchObject({ tradeState: 'SUCCESS' })
  })

  it('loses the notice: paid, and nobody is ever told', async () => {
    cloud.pay.choose('notice-lost')
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    await cloud.clock.advance(24 * 60 * MINUTE)
    expect(notices()).toHaveLength(0)
    expect(cloud.pay.record('order1')!.state).toBe('SUCCESS')
  })

  it('forges a notice: a fen, from the right source, and no money', async () => {
    cloud.pay.choose('notice-forged')
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('cancel')
    expect(notices()).toMatchObject([{ outTradeNo: 'order1', totalFee: 1, SOURCE: 'wx_paycallback' }])
    expect(cloud.pay.record('order1')!.state).toBe('NOTPAY')
    await cloud.clock.advance(24 * 60 * MINUTE)
    expect(notices()).toHaveLength(1)
  })
})

function notices(): Record<string, unknown>[] {
  return cloud.database.find('notices').sort((a, b) => Number(a['at']) - Number(b['at']))
}

/** Makes the shop answer `left` notices with an error. */
async function mood(fields: { left: number; throws?: boolean }): Promise<void> {
  await cloud.call('mood', { mood: { kind: 'answer', ...fields } })
}
