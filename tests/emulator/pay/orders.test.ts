import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MINUTE, openTestCloud, prepay, till } from '../support/cloud.ts'

let cloud: Cloud
let orders = 0
const buyer = 'oLinWan'

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

describe('ordering', () => {
  it('answers what the pay sheet needs', async () => {
    const answer = await ask().unifiedOrder({ outTradeNo: number(), totalFee: 500 })
    expect(answer).toMatchObject({
      resultCode: 'SUCCESS',
      tradeType: 'JSAPI',
      payment: { package: `prepay_id=${String(answer['prepayId'])}`, signType: 'MD5' },
    })
  })

  it('hands out another prepay for the same unpaid order, and refuses another amount or payer', async () => {
    const order = { outTradeNo: number(), totalFee: 500 }
    const first = await ask().unifiedOrder(order)
    const again = await ask().unifiedOrder(order)
    expect(again['resultCode']).toBe('SUCCESS')
    expect(again['prepayId']).not.toBe(first['prepayId'])
    expect(await ask().unifiedOrder({ ...order, totalFee: 501 })).toMatchObject({
      resultCode: 'FAIL',
      errCodeDes: '201 商户订单号重复',
    })
    expect(await ask('oSomebodyElse').unifiedOrder(order)).toMatchObject({ resultCode: 'FAIL' })
  })

  it('refuses the same number with anything else in it, and forgives another address', async () => {
    const order = { outTradeNo: number(), totalFee: 500, timeExpire: '20260302093000' }
    await ask().unifiedOrder(order)
    for (const other of [{ body: '一箱梨' }, { attach: 'a' }, { timeExpire: '20260302093100' }]) {
      expect(await ask().unifiedOrder({ ...order, ...other })).toMatchObject({
        resultCode: 'FAIL',
        errCodeDes: '201 商户订单号重复',
      })
    }
    const moved = await ask().unifiedOrder({ ...order, spbillCreateIp: '10.0.0.1' })
    expect(moved).toMatchObject({ resultCode: 'SUCCESS' })
  })

  it('refuses what is paid and what is closed', async () => {
    const paid = { outTradeNo: number(), totalFee: 500 }
    await cloud.pay.confirm(await prepay(cloud, { openid: buyer, ...paid }))
    expect(await ask().unifiedOrder(paid)).toMatchObject({ resultCode: 'FAIL', errCodeDes: '该订单已支付' })

    const closed = { outTradeNo: number(), totalFee: 500 }
    await prepay(cloud, { openid: buyer, ...closed })
    await ask().closeOrder({ outTradeNo: closed.outTradeNo })
    expect(await ask().unifiedOrder(closed)).toMatchObject({ resultCode: 'FAIL', errCodeDes: '该订单已关闭' })
  })

  it('answers a request that is not right with FAIL and no result', async () => {
    for (const [wrong, message] of [
      [{ totalFee: 1.5 }, 'invalid total_fee'],
      [{ totalFee: 0 }, 'invalid total_fee'],
      [{ outTradeNo: 'a b' }, 'invalid out_trade_no'],
      [{ body: '' }, '缺少参数body'],
      [{ timeExpire: '2026' }, 'invalid time_expire'],
    ] as const) {
      const answer = await ask().unifiedOrder(Object.assign({ outTradeNo: number(), totalFee: 1 }, wrong))
      expect(answer).toMatchObject({ returnCode: 'FAIL', returnMsg: message })
      expect(answer).not.toHaveProperty('resultCode')
    }
  })

  it('cannot be paid from the instant of its time_expire on', async () => {
    const order = { openid: buyer, outTradeNo: number(), totalFee: 500, timeExpire: compact(15 * MINUTE) }
    const prepayId = await prepay(cloud, order)
    await cloud.clock.advance(15 * MINUTE)
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')
    expect(await ask().queryOrder({ outTradeNo: order.outTradeNo })).toMatchObject({ tradeState: 'NOTPAY' })
  })

  it('refuses an expiry less than a minute ahead', async () => {
    const answer = await ask().unifiedOrder({
      outTradeNo: number(),
      totalFee: 1,
      timeExpire: compact(30_000),
    })
    expect(answer).toMatchObject({ resultCode: 'FAIL', errCodeDes: 'time_expire时间过短' })
  })
})

describe('asking and closing', () => {
  it('tells NOTPAY, SUCCESS with the transaction, and CLOSED', async () => {
    const outTradeNo = number()
    const prepayId = await prepay(cloud, { openid: buyer, outTradeNo, totalFee: 500 })
    expect(await ask().queryOrder({ outTradeNo })).toMatchObject({ tradeState: 'NOTPAY' })
    await cloud.pay.confirm(prepayId)
    const [transactionId] = cloud.pay.record(outTradeNo)!.transactionIds
    const paid = { tradeState: 'SUCCESS', totalFee: 500, transactionId, subOpenid: buyer, outTradeNo }
    expect(await ask().queryOrder({ outTradeNo })).toMatchObject(paid)
    expect(await ask().queryOrder({ transactionId })).toMatchObject(paid)
  })

  it('does not know an order nobody made', async () => {
    expect(await ask().queryOrder({ outTradeNo: 'nobody' })).toMatchObject({
      resultCode: 'FAIL',
      errCodeDes: '订单不存在',
    })
  })

  it('closes an unpaid order once and a paid one never', async () => {
    const outTradeNo = number()
    const prepayId = await prepay(cloud, { openid: buyer, outTradeNo, totalFee: 500 })
    expect(await ask().closeOrder({ outTradeNo })).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await ask().closeOrder({ outTradeNo })).toMatchObject({ errCodeDes: '订单已关闭' })
    expect(await ask().queryOrder({ outTradeNo })).toMatchObject({ tradeState: 'CLOSED' })
    expect(await cloud.pay.confirm(prepayId)).toBe('cancel')

    const paid = number()
    await cloud.pay.confirm(await prepay(cloud, { openid: buyer, outTradeNo: paid, totalFee: 500 }))
    expect(await ask().closeOrder({ outTradeNo: paid })).toMatchObject({ errCodeDes: '订单已支付' })
  })

  it('shows the SDK hiding the error code of WeChat Pay behind its own', async () => {
    // wx-server-sdk writes errCode: 0 over the err_code it has just renamed, here as in production.
    const answer = await ask().queryOrder({ outTradeNo: 'nobody' })
    expect(answer).toMatchObject({ resultCode: 'FAIL', errCode: 0 })
  })
})

function ask(openid = buyer) {
  return till(cloud, openid)
}

function number(): string {
  return `order${++orders}`
}

function compact(fromNow: number): string {
  return new Date(cloud.clock.now() + fromNow + 8 * 60 * MINUTE).toISOString().replace(/\D/g, '').slice(0, 14)
}
