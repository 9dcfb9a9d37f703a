import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud, prepay, till } from '../support/cloud.ts'

let cloud: Cloud
let orders = 0
let outTradeNo: string
let transactionId: string
const buyer = 'oLinWan'
const API = 'wxa.sec.order.uploadShippingInfo'

beforeAll(async () => {
  cloud = await openTestCloud()
})

beforeEach(async () => {
  outTradeNo = `order${++orders}`
  await cloud.pay.confirm(await prepay(cloud, { openid: buyer, outTradeNo, totalFee: 500 }))
  transactionId = cloud.pay.record(outTradeNo)!.transactionIds[0]!
})

afterAll(() => cloud.close())

describe('telling WeChat that the goods are handed over', () => {
  it('takes goods that the buyer fetches, by the number of WeChat and by that of the merchant', async () => {
    expect(await upload()).toMatchObject({ errCode: 0 })
    expect(cloud.pay.record(outTradeNo)!.shippings).toEqual([
      {
        transactionId,
        logisticsType: 4,
        deliveryMode: 1,
        list: [{ item_desc: '苹果一箱' }],
        uploadedAt: Date.UTC(2026, 2, 2, 1, 0, 0, 120),
        finished: true,
        toldAnew: false,
      },
    ])
    const byMerchant = { orderNumberType: 1, mchid: '1900000109', outTradeNo }
    expect(await upload({ orderKey: byMerchant, ...later(1), ...goods('梨') })).toMatchObject({ errCode: 0 })
  })

  it('takes it anew once, and no second time', async () => {
    await upload()
    expect(await upload({ ...goods('苹果两箱'), ...later(1) })).toMatchObject({ errCode: 0 })
    expect(await upload({ ...goods('苹果三箱'), ...later(2) })).toMatchObject({ errCode: 10060003 })
    expect(cloud.pay.record(outTradeNo)!.shippings).toMatchObject([
      { list: [{ item_desc: '苹果两箱' }], toldAnew: true },
    ])
  })

  it('says of the same information that nothing changed, and keeps the second chance', async () => {
    await upload()
    expect(await upload(later(1))).toMatchObject({ errCode: 10060023 })
    expect(await upload({ ...goods('梨'), ...later(0) })).toMatchObject({ errCode: 10060014 })
    expect(await upload({ ...goods('梨'), ...later(1) })).toMatchObject({ errCode: 0 })
  })

  it('adds parcel to parcel until all are on their way', async () => {
    const parcel = (n: number, isAllDelivered: boolean) =>
      upload({
        logisticsType: 1,
        deliveryMode: 2,
        isAllDelivered,
        shippingList: [{ itemDesc: '苹果', trackingNo: `P${n}`, expressCompany: 'STO' }],
        ...later(n),
      })
    await parcel(1, false)
    await parcel(2, false)
    expect(await parcel(3, true)).toMatchObject({ errCode: 0 })
    expect(cloud.pay.record(outTradeNo)!.shippings[0]).toMatchObject({
      list: { length: 3 },
      finished: true,
      toldAnew: false,
    })
  })

  it('finds only money that came, is still here, and is this person’s', async () => {
    expect(await upload({ orderKey: { orderNumberType: 2, transactionId: '42' } })).toMatchObject({
      errCode: 10060001,
      message: expect.stringContaining('支付单不存在'),
    })
    expect(await upload({ orderKey: { orderNumberType: 1, mchid: '1900000000', outTradeNo } })).toMatchObject(
      { errCode: 10060001 },
    )
    expect(await upload({ payer: { openid: 'oZhou' } })).toMatchObject({ errCode: 10060031 })
    await till(cloud, buyer).refund({ outTradeNo, outRefundNo: 'back', refundFee: 500, totalFee: 500 })
    expect(await upload()).toMatchObject({ errCode: 10060004 })
  })

  it.each([
    [268485194, { orderKey: {} }],
    [268485195, { orderKey: { orderNumberType: 2 } }],
    [268485196, { orderKey: { orderNumberType: 1, outTradeNo: 'order1' } }],
    [268485197, { orderKey: { orderNumberType: 1, mchid: '1900000109' } }],
    [10060005, { logisticsType: 5 }],
    [268485224, { deliveryMode: 3 }],
    [10060006, { deliveryMode: 2, isAllDelivered: true }],
    [10060007, { deliveryMode: 2, logisticsType: 1 }],
    [10060014, { shippingList: [] }],
    [268485228, { shippingList: [{ itemDesc: '苹果' }, { itemDesc: '梨' }] }],
    [10060008, { shippingList: [{}] }],
    [10060009, { shippingList: [{ itemDesc: '苹'.repeat(121) }] }],
    [268485226, { logisticsType: 1 }],
    [268485227, { logisticsType: 1, shippingList: [{ itemDesc: '苹果', trackingNo: 'P1' }] }],
    [10060026, { shippingList: [{ itemDesc: '苹果', trackingNo: 'P'.repeat(129) }] }],
    [10060025, { shippingList: [{ itemDesc: '苹果', expressCompany: 'P'.repeat(129) }] }],
    [268485216, { uploadTime: '2026-03-02 09:00:00' }],
  ])('refuses with %i what is not right', async (errCode, wrong) => {
    expect(await upload(wrong)).toMatchObject({ errCode })
    expect(cloud.pay.record(outTradeNo)!.shippings).toEqual([])
  })

  it('belongs to one payment of an order that was paid twice', async () => {
    cloud.pay.choose('pays-twice')
    outTradeNo = `order${++orders}`
    await cloud.pay.confirm(await prepay(cloud, { openid: buyer, outTradeNo, totalFee: 500 }))
    transactionId = cloud.pay.record(outTradeNo)!.transactionIds[1]!
    await upload()
    expect(cloud.pay.record(outTradeNo)!.shippings).toMatchObject([{ transactionId }])
  })
})

function upload(fields: object = {}) {
  return till(cloud, buyer).openapi(API, {
    orderKey: { orderNumberType: 2, transactionId },
    logisticsType: 4,
    deliveryMode: 1,
    ...goods('苹果一箱'),
    ...later(0),
    payer: { openid: buyer },
    ...fields,
  })
}

const goods = (itemDesc: string) => ({ shippingList: [{ itemDesc }] })

const later = (minutes: number) => ({ uploadTime: `2026-03-02T09:0${minutes}:00.120+08:00` })
