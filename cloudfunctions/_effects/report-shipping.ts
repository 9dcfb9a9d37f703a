import { goodsInWords } from '../../domain/order/goods-in-words'
import type { Order } from '../../domain/order/types'
import { reportHandedOver } from '../_kit/shipping'
import { readMember } from '../_kit/store/members'
import { readBrand } from '../_kit/store/settings'
import { done, type Effect } from './effect'

/**
 * Tells WeChat that an order was picked up, for a brand whose money is kept until then (C-58). It is told once; what WeChat has
 * heard it is not told anew, because it listens a second time only once.
 */
export const reportShipping: Effect<Order> = async ({ _id, memberId, lines, collected, payment }) => {
  if (!collected || payment.transactionId === undefined) throw new Error(`order ${_id} was not handed out`)
  const [brand, member] = await Promise.all([readBrand(), readMember(memberId)])
  if (!brand.reportsShipping) return done
  if (!member) throw new Error(`member ${memberId} is gone`)
  await reportHandedOver({
    transactionId: payment.transactionId,
    openid: member.openid,
    goods: goodsInWords(lines),
    at: collected.at,
  })
  return done
}
