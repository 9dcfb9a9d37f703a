import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud, prepay, till } from '../support/cloud.ts'

let cloud: Cloud
let orders = 0
const buyer = 'oLinWan'

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

describe('giving money back', () => {
  it('is under way until its time has come, and then done', async () => {
    const order = await paidOrder(500)
    await refund(order, 'r', 200)
    expect(await state(order, 'r')).toBe('PROCESSING')
    await cloud.clock.advance(cloud.pay.refundDelay - 1)
    expect(await state(order, 'r')).toBe('PROCESSING')
    await cloud.clock.advance(1)
    expect(await state(order, 'r')).toBe('SUCCESS')
    expect(await ask().queryOrder({ outTradeNo: order })).toMatchObject({
      tradeState: 'REFUND',
      totalFee: 500,
    })
  })

  it('answers the same refund when the same number comes again', async () => {
    const order = await paidOrder(500)
    const first = await refund(order, 'once', 200)
    const again = await refund(order, 'once', 200)
    expect(again['refundId']).toBe(first['refundId'])
    expect(cloud.pay.record(order)!.refunds).toHaveLength(1)
    expect(await refund(order, 'once', 100)).toMatchObject({ resultCode: 'FAIL' })
  })

  it('never gives back more than was paid', async () => {
    const order = await paidOrder(500)
    await refund(order, 'a', 300)
    expect(await refund(order, 'b', 201)).toMatchObject({ errCodeDes: 'refund_fee大于可退金额' })
    expect(await refund(order, 'c', 200)).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await refund(order, 'd', 1)).toMatchObject({ errCodeDes: '订单已全额退款' })
    expect(await refund(order, 'e', 501)).toMatchObject({
      returnCode: 'FAIL',
      returnMsg: 'invalid refund_fee',
    })
  })

  it('gives back at most fifty times', async () => {
    const order = await paidOrder(500)
    for (let i = 0; i < 50; i++)
      expect(await refund(order, `part${i}`, 1)).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await refund(order, 'part50', 1)).toMatchObject({ resultCode: 'FAIL' })
    expect(await ask().queryRefund({ outTradeNo: order, offset: 40 })).toMatchObject({
      refundCount: 10,
      totalRefundCount: 50,
      outRefundNo_9: `${order}-part49`,
    })
  })

  it('gives nothing back for an order that is not paid', async () => {
    const outTradeNo = number()
    await prepay(cloud, { openid: buyer, outTradeNo, totalFee: 500 })
    expect(await refund(outTradeNo, 'r', 1)).toMatchObject({ resultCode: 'FAIL' })
    expect(await ask().queryRefund({ outTradeNo })).toMatchObject({ resultCode: 'FAIL' })
  })

  it('can be made to fail a number of times', async () => {
    const order = await paidOrder(500)
    cloud.pay.failRefunds(1)
    expect(await refund(order, 'r', 100)).toMatchObject({ resultCode: 'FAIL' })
    expect(cloud.pay.record(order)!.refunds).toHaveLength(0)
    expect(await refund(order, 'r', 100)).toMatchObject({ resultCode: 'SUCCESS' })
  })
})

async function paidOrder(totalFee: number): Promise<string> {
  const outTradeNo = number()
  await cloud.pay.confirm(await prepay(cloud, { openid: buyer, outTradeNo, totalFee }))
  return outTradeNo
}

function refund(outTradeNo: string, name: string, refundFee: number) {
  return ask().refund({ outTradeNo, outRefundNo: `${outTradeNo}-${name}`, refundFee, totalFee: 500 })
}

async function state(outTradeNo: string, name: string): Promise<unknown> {
  return (await ask().queryRefund({ outRefundNo: `${outTradeNo}-${name}` }))['refundStatus_0']
}

function ask() {
  return till(cloud, buyer)
}

function number(): string {
  return `order${++orders}`
}
