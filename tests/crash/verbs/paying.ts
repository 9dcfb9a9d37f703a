import type { Shop } from '../../support/shop'
import { orderOf, place, settleAll } from '../../support/joining'
import { people } from '../../support/world'
import type { Verb } from '../accidents'
import { many, openGroup, outline } from './support'

/** WeChat's notice of a payment, told again and again. */
export const settling = (shop: Shop): Verb => ({
  function: 'payment',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('notice-lost')
      await shop.cloud.pay.confirm(prepayId)
      const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
      const notice = { outTradeNo: orderId, transactionId, resultCode: 'SUCCESS', returnCode: 'SUCCESS' }
      return {
        call: () => shop.cloud.call('payment', notice, { source: 'wx_paycallback' }),
        ending: () => outline(shop, groupId),
      }
    }),
})

export const cancelling = (shop: Shop): Verb => ({
  function: 'order',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId } = await place(shop, people.lin, { groupId })
      return {
        call: () => shop.as(people.lin).reply('order', 'cancel', { orderId }),
        ending: () => outline(shop, groupId),
      }
    }),
})

/** Staff send back what did not fit. */
export const sendingBack = (shop: Shop): Verb => ({
  function: 'shop',
  prepare: count =>
    many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('pays-odd-amount')
      await shop.cloud.pay.confirm(prepayId)
      const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
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
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('pays-odd-merchant')
      await shop.cloud.pay.confirm(prepayId)
      const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
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
    const placed = await many(count, async () => {
      const groupId = await openGroup(shop)
      const { orderId, prepayId } = await place(shop, people.lin, { groupId })
      shop.cloud.pay.choose('pays-twice')
      await shop.cloud.pay.confirm(prepayId)
      return { groupId, orderId }
    })
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
