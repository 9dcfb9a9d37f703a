import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { orderOf, place, placeAndPay, settleAll, violations } from '../support/joining'
import { openShop, type Shop } from '../support/shop'
import { DAY, people, START } from '../support/world'
import { moved, snapshot } from './snapshot'

/** What a notice of WeChat Pay says; the first test shows that it says nothing else. */
const PAID = [
  ...['returnCode', 'resultCode', 'appid', 'mchId', 'subAppid', 'subMchId', 'nonceStr', 'outTradeNo'],
  ...['totalFee', 'subOpenid', 'tradeType', 'feeType', 'cashFee', 'transactionId', 'timeEnd'],
  ...['bankType', 'isSubscribe', 'subIsSubscribe', 'cashFeeType'],
]
const REFUNDED = [
  ...['outRefundNo', 'refundFee', 'refundStatus', 'refundId', 'successTime', 'settlementRefundFee'],
  ...['settlementTotalFee', 'refundRecvAccout', 'refundAccount', 'refundRequestSource'],
]
/** What it does not say, and a forger may hope that somebody reads. */
const NEVER = ['action', 'openid', 'attach', 'userInfo', 'tradeState', '__proto__', 'constructor']

let shop: Shop
/** 林晓's was not paid; 周婷's was; 老吴's second payment went back. */
let unpaid: string
let paid: string
let twice: string
let refundId: string

beforeAll(async () => {
  await buildFunctions()
  shop = await openShop({ inProcess: { seed: 1 } })
  const groupId = await shop.openGroup({ endsAt: START + 20 * DAY })
  unpaid = (await place(shop, people.lin, { groupId })).orderId
  paid = (await placeAndPay(shop, people.zhou, { groupId })).orderId
  shop.cloud.pay.choose('pays-twice')
  twice = (await placeAndPay(shop, people.wu, { groupId })).orderId
  await settleAll(shop, 4)
  refundId = Object.keys(orderOf(shop, twice).refunds)[0]!
})
afterAll(() => shop.close())

/** What came of a notice of this order, or of this refund of it, in which some fields lie. */
async function hears(orderId: string, lies: Record<string, unknown>, refund?: string) {
  const before = snapshot(shop)
  const heard = await shop.cloud.pay.forge(orderId, lies, refund)
  return { heard, moved: moved(before, snapshot(shop)) }
}

describe('a notice from the place where WeChat Pay’s come from', () => {
  it('says what is forged below, and nothing else', async () => {
    const silent = Object.fromEntries([...PAID, ...REFUNDED].map(field => [field, undefined]))
    const said: number[] = []
    const stop = shop.cloud.counters.watch(({ bytesIn }) => void said.push(bytesIn))
    await hears(paid, silent)
    await hears(twice, silent, refundId)
    stop()
    expect(said).toEqual([2, 2])
  })

  it('moves nothing, whichever field lies and however; of what was never paid nothing is heard (C-06)', async () => {
    const [transactionId] = shop.cloud.pay.record(paid)!.transactionIds
    const lies = [
      ...[undefined, '', '0', 1, -1, 1e21, null, {}, { $ne: null }, ['x'], true, 'SUCCESS', 'x'.repeat(9000)],
      ...['../..', '__proto__', 'constructor', 'rg00', unpaid, paid, twice, transactionId, refundId],
    ]
    const about = [[unpaid], [paid], [twice], [twice, refundId]] as const
    const wrong: string[] = []
    let tried = 0
    for (const [orderId, refund] of about)
      for (const field of [...PAID, ...REFUNDED, ...NEVER])
        for (const lie of lies) {
          // A name in brackets makes a field also of `__proto__`.
          const came = await hears(orderId, { [field]: lie }, refund)
          tried += 1
          const said = `${orderId}: ${field} is ${JSON.stringify(lie)?.slice(0, 60)}`
          if (came.moved.length > 0) wrong.push(`${said} moves ${came.moved.join(', ')}`)
          // Under the number of what was paid, or went back, it is a true notice of that.
          const ofAnother = ['outTradeNo', 'transactionId', 'outRefundNo'].includes(field)
          if (orderId === unpaid && came.heard && !ofAnother) wrong.push(`${said} is heard`)
        }
    console.log(`${tried} forged notices`)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(3000)
    expect(violations(shop)).toEqual([])
  }, 120_000)
})
