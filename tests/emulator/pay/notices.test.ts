import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { PAUSES_MS } from '../../../emulator/pay/notices.ts'
import { MINUTE, openTestCloud, prepay, till } from '../support/cloud.ts'

let cloud: Cloud
let orders = 0
let order: { openid: string; outTradeNo: string; totalFee: number }
let start: number
const buyer = 'oLinWan'

beforeAll(async () => {
  cloud = await openTestCloud()
})

beforeEach(() => {
  order = { openid: buyer, outTradeNo: `order${++orders}`, totalFee: 500 }
  start = cloud.clock.now()
})

// What is still to be told of one test's order must not be told into the next.
afterEach(async () => {
  await mood({ left: 0 })
  await cloud.clock.advance(24 * 60 * MINUTE)
})

afterAll(() => cloud.close())

describe('telling the shop', () => {
  it('calls the function of the order before the payer is back at the page', async () => {
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    const [transactionId] = cloud.pay.record(order.outTradeNo)!.transactionIds
    expect(notices()).toMatchObject([
      {
        returnCode: 'SUCCESS',
        resultCode: 'SUCCESS',
        outTradeNo: order.outTradeNo,
        totalFee: 500,
        transactionId,
        subOpenid: buyer,
        timeEnd: compact(start),
        SOURCE: 'wx_paycallback',
        OPENID: null,
      },
    ])
  })

  it('repeats with growing pauses until the shop says that it heard', async () => {
    await mood({ left: 3 })
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    await cloud.clock.advance(24 * 60 * MINUTE)
    expect(notices().map(notice => Number(notice['at']) - start)).toEqual([0, 15_000, 30_000, 60_000])
  })

  it('repeats after a function that threw, and gives up after its last pause', async () => {
    await mood({ left: 100, throws: true })
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    await cloud.clock.advance(3 * 24 * 60 * MINUTE)
    expect(notices()).toHaveLength(1 + PAUSES_MS.length)
    expect(cloud.pay.record(order.outTradeNo)!.state).toBe('SUCCESS')
  })

  it('tells of a refund the function named in it, when the money is back', async () => {
    await cloud.pay.confirm(await prepay(cloud, order))
    await till(cloud, buyer).refund({
      outTradeNo: order.outTradeNo,
      outRefundNo: `${order.outTradeNo}-back`,
      refundFee: 200,
      totalFee: 500,
      functionName: 'notified',
    })
    expect(notices()).toHaveLength(1)
    await cloud.clock.advance(2_000)
    expect(notices()[1]).toMatchObject({
      outTradeNo: order.outTradeNo,
      outRefundNo: `${order.outTradeNo}-back`,
      refundFee: 200,
      totalFee: 500,
      refundStatus: 'SUCCESS',
      successTime: spaced(start + 2_000),
      at: start + 2_000,
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
    expect(cloud.pay.record(order.outTradeNo)!.state).toBe('NOTPAY')
  })

  it('does not take money twice through one sheet', async () => {
    const prepayId = await prepay(cloud, order)
    await cloud.pay.confirm(prepayId)
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')
    expect(cloud.pay.record(order.outTradeNo)!.transactionIds).toHaveLength(1)
  })

  it('pays twice: two transactions, a notice for each, and each can be given back by its own number', async () => {
    cloud.pay.choose('pays-twice')
    await cloud.pay.confirm(await prepay(cloud, order))
    const ids = cloud.pay.record(order.outTradeNo)!.transactionIds
    expect(new Set(ids).size).toBe(2)
    expect(notices().map(notice => notice['transactionId'])).toEqual(ids)

    const asked = till(cloud, buyer)
    expect(await asked.queryOrder({ outTradeNo: order.outTradeNo })).toMatchObject({ transactionId: ids[0] })
    expect(await asked.queryOrder({ transactionId: ids[1] })).toMatchObject({ tradeState: 'SUCCESS' })
    const back = { outRefundNo: `${order.outTradeNo}-back`, refundFee: 500, totalFee: 500 }
    expect(await asked.refund({ transactionId: ids[1], ...back })).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await asked.queryOrder({ transactionId: ids[1] })).toMatchObject({ tradeState: 'REFUND' })
    expect(await asked.queryOrder({ outTradeNo: order.outTradeNo })).toMatchObject({ tradeState: 'SUCCESS' })
  })

  it('pays late: the order can be closed meanwhile, and the money comes all the same', async () => {
    cloud.pay.choose('pays-late')
    await cloud.pay.confirm(await prepay(cloud, { ...order, timeExpire: compact(start + 15 * MINUTE) }))
    const asked = till(cloud, buyer)
    expect(await asked.queryOrder({ outTradeNo: order.outTradeNo })).toMatchObject({ tradeState: 'NOTPAY' })
    await cloud.clock.advance(15 * MINUTE)
    expect(await asked.closeOrder({ outTradeNo: order.outTradeNo })).toMatchObject({ resultCode: 'SUCCESS' })
    expect(notices()).toHaveLength(0)
    await cloud.clock.advance(2 * MINUTE)
    expect(notices()).toMatchObject([{ outTradeNo: order.outTradeNo, at: start + 17 * MINUTE }])
    expect(await asked.queryOrder({ outTradeNo: order.outTradeNo })).toMatchObject({ tradeState: 'SUCCESS' })
  })

  it('loses the notice: paid, and nobody is ever told', async () => {
    cloud.pay.choose('notice-lost')
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('ok')
    await cloud.clock.advance(24 * 60 * MINUTE)
    expect(notices()).toHaveLength(0)
    expect(cloud.pay.record(order.outTradeNo)!.state).toBe('SUCCESS')
  })

  it('forges a notice: a fen, from the right source, and no money', async () => {
    cloud.pay.choose('notice-forged')
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('cancel')
    expect(notices()).toMatchObject([{ outTradeNo: order.outTradeNo, totalFee: 1, SOURCE: 'wx_paycallback' }])
    expect(cloud.pay.record(order.outTradeNo)!.state).toBe('NOTPAY')
    await cloud.clock.advance(24 * 60 * MINUTE)
    expect(notices()).toHaveLength(1)
  })
})

describe('a forger', () => {
  it.each([
    ['totalFee', 1],
    ['feeType', 'USD'],
    ['mchId', '1900000000'],
    ['subMchId', '1900000000'],
    ['appid', 'wx1111111111111111'],
    ['subAppid', 'wx1111111111111111'],
    ['outTradeNo', 'somebody-elses'],
    ['transactionId', '42'],
    ['subOpenid', 'oSomebodyElse'],
    ['returnCode', 'FAIL'],
    ['resultCode', 'FAIL'],
    ['timeEnd', undefined],
  ])('lies about %s and tells the truth otherwise', async (field, lie) => {
    await cloud.pay.confirm(await prepay(cloud, order))
    const [truth] = notices()
    expect(await cloud.pay.forge(order.outTradeNo, { [field]: lie, forged: true })).toBe(true)
    const [forged] = cloud.database.find('notices', { forged: true }).slice(-1)
    const same = ({ _id, at, nonceStr, forged, [field]: _, ...rest }: Record<string, unknown>) => rest
    expect(same(forged!)).toEqual(same(truth!))
    expect(forged![field]).toBe(lie)
    expect(cloud.pay.record(order.outTradeNo)!.transactionIds).toHaveLength(1)
  })

  it('is chosen as the next payer with the lies of that notice', async () => {
    cloud.pay.choose('notice-forged', 'next', { subMchId: '1900000000' })
    expect(await cloud.pay.confirm(await prepay(cloud, order))).toBe('cancel')
    expect(notices()).toMatchObject([{ totalFee: 500, subMchId: '1900000000' }])
    expect(cloud.pay.record(order.outTradeNo)!.state).toBe('NOTPAY')
  })

  it('tells of a refund more than went back, and hears whether the shop took it', async () => {
    await cloud.pay.confirm(await prepay(cloud, order))
    const outRefundNo = `${order.outTradeNo}-back`
    await till(cloud, buyer).refund({
      outTradeNo: order.outTradeNo,
      outRefundNo,
      refundFee: 200,
      totalFee: 500,
      functionName: 'notified',
    })
    await mood({ left: 1 })
    const lies = { refundFee: 500, refundStatus: 'SUCCESS' }
    expect(await cloud.pay.forge(order.outTradeNo, lies, outRefundNo)).toBe(false)
    expect(notices()[1]).toMatchObject({ outRefundNo, ...lies })
    expect(cloud.pay.record(order.outTradeNo)!.refunds).toMatchObject([{ state: 'PROCESSING' }])
    await expect(cloud.pay.forge(order.outTradeNo, {}, 'nobody')).rejects.toThrow('nobody')
  })
})

function notices(): Record<string, unknown>[] {
  const { outTradeNo } = order
  return cloud.database.find('notices', { outTradeNo }).sort((a, b) => Number(a['at']) - Number(b['at']))
}

/** Makes the shop answer `left` notices with an error. */
async function mood(fields: { left: number; throws?: boolean }): Promise<void> {
  await cloud.call('mood', { mood: { kind: 'answer', ...fields } })
}

function compact(instant: number): string {
  return spaced(instant).replace(/\D/g, '')
}

/** WeChat's `yyyy-MM-dd HH:mm:ss`, in Beijing. */
function spaced(instant: number): string {
  const beijing = new Date(instant + 8 * 60 * MINUTE)
  return beijing.toISOString().slice(0, 19).replace('T', ' ')
}
