import type { PayerBehaviour } from '../../../emulator/types'
import type { Shop } from '../../support/shop'
import { orderOf, settleAll } from '../../support/joining'
import { people } from '../../support/world'
import type { Verb } from '../accidents'
import { many, ordered, outline } from './support'

/** WeChat's notice of a payment, told again and again. */
export const settling = (shop: Shop): Verb => hearing(shop, 'pays')

/** Of two payments of one order, the notices of both. */
export const settlingSecond = (shop: Shop): Verb => hearing(shop, 'pays-twice')

/** Of a payment that does not fit its order. */
export const settlingOdd = (shop: Shop): Verb => hearing(shop, 'pays-odd-amount')

const hearing = (shop: Shop, payer: PayerBehaviour): Verb => ({
  function: 'payment',
  anyway: true,
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId, prepayId } = await ordered(shop)
      shop.cloud.pay.choose(payer)
      await unheard(shop, 2, () => shop.cloud.pay.confirm(prepayId))
      const { transactionIds } = shop.cloud.pay.record(orderId)!
      return {
        async call() {
          let heard: unknown
          for (const transactionId of transactionIds)
            heard = await tell(shop, { outTradeNo: orderId, transactionId })
          return heard
        },
        ending: () => outline(shop, groupId),
      }
    }),
})

/** WeChat's notice of a refund that is done. */
export const hearingOfRefund = (shop: Shop): Verb => ({
  function: 'payment',
  anyway: true,
  async prepare(count) {
    // What was told of those before is over and done with.
    await settleAll(shop, 2)
    const placed = await many(count, () => ordered(shop, 'pays-twice'))
    const { refundDelay } = shop.cloud.pay
    // Done before a timer asks for the second time.
    shop.cloud.pay.refundDelay = 30_000
    await shop.runTimers()
    await unheard(shop, count, () => shop.cloud.clock.advance(30_000))
    shop.cloud.pay.refundDelay = refundDelay
    return placed.map(({ groupId, orderId }) => {
      const [outRefundNo] = Object.keys(orderOf(shop, orderId).refunds)
      return {
        call: () => tell(shop, { outTradeNo: orderId, outRefundNo }),
        ending: () => outline(shop, groupId),
      }
    })
  },
})

/** Some work of which the shop hears nothing: as many notices of WeChat Pay are lost. */
async function unheard(shop: Shop, notices: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < notices; n += 1)
    shop.cloud.faults.plan({ function: 'payment', request: 1, applied: false })
  await work()
  shop.cloud.faults.clear()
}

const tell = (shop: Shop, about: object): Promise<unknown> =>
  shop.cloud.call(
    'payment',
    { resultCode: 'SUCCESS', returnCode: 'SUCCESS', ...about },
    { source: 'wx_paycallback' },
  )

export const cancelling = (shop: Shop): Verb => ({
  function: 'order',
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId } = await ordered(shop)
      return {
        call: () => shop.as(people.lin).reply('order', 'cancel', { orderId }),
        // Without the reason it would be what an order comes to that is left to its window.
        ending: () => ({ ...(outline(shop, groupId) as object), why: orderOf(shop, orderId).payment.why }),
      }
    }),
})

/** Staff send back what did not fit. */
export const sendingBack = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId, transactionIds } = await ordered(shop, 'pays-odd-amount')
      const [transactionId] = transactionIds
      return {
        call: () => shop.as(people.xu).reply('shop', 'send-back', { orderId, transactionId }),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** Staff note what became of a payment that never was in our account. */
export const dismissing = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const { groupId, orderId, transactionIds } = await ordered(shop, 'pays-odd-merchant')
      const [transactionId] = transactionIds
      const input = { orderId, transactionId, note: '问过了，钱在另一个商户号' }
      return {
        call: () => shop.as(people.xu).reply('shop', 'dismiss', input),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** Staff ask again for a refund that WeChat closed. */
export const refundingAgain = (shop: Shop): Verb => ({
  function: 'shop',
  async prepare(count) {
    shop.cloud.pay.chooseRefund('closed', 'all')
    const placed = await many(count, () => ordered(shop, 'pays-twice'))
    await settleAll(shop, 4)
    shop.cloud.pay.chooseRefund('done', 0)
    return placed.map(({ groupId, orderId }) => {
      const [refundId] = Object.keys(orderOf(shop, orderId).refunds)
      return {
        call: () => shop.as(people.xu).reply('shop', 'refund-again', { orderId, refundId }),
        ending: () => outline(shop, groupId),
      }
    })
  },
})
