/**
 * 发货信息录入: the shop tells WeChat that the goods of a payment are handed over, or WeChat keeps the money. Source of the fields,
 * limits, codes and words: WeChat's page "order_shipping / uploadShippingInfo".
 */
import type { Book } from '../pay/book.ts'
import { paidFee, refundedFee, type Payment, type PayOrder } from '../pay/order.ts'
import type { OpenApiReply } from '../server/protobuf.ts'
import type { Shipping } from '../types.ts'
import type { Arguments, OpenApiWorld } from './index.ts'
import { json, wechatRefuses } from './reply.ts'
import { SPLIT, whatIsWrongWithShipping } from './shipping-fields.ts'

/** 15 since 2025; an older page says 10. */
const MOST_PARCELS = 15

/**
 * Takes the shipping information of one payment. Telling it again after all was handed over, or changing how, is telling
 * it anew, and that is allowed once.
 */
export function uploadShippingInfo(args: Arguments, { book }: OpenApiWorld): OpenApiReply {
  const wrong = whatIsWrongWithShipping(args)
  if (wrong) return wechatRefuses(...wrong)
  const found = addressed(args['order_key'] as Record<string, unknown>, book)
  if (!found) return wechatRefuses(10060001, '支付单不存在')
  const { order, payment } = found
  if ((args['payer'] as { openid?: unknown } | undefined)?.openid !== order.openid)
    return wechatRefuses(10060031, '该笔支付单不属于 openid 所指定的用户')
  // WeChat names the state and not what brings it about; money that has gone back altogether is the clear case.
  if (refundedFee(payment) >= paidFee(order, payment))
    return wechatRefuses(10060004, '支付单处于不可发货的状态')

  const told = read(args)
  const before = payment.shipping
  if (!before) return keep(told)
  const anew = before.finished || wayOf(before) !== wayOf(told)
  if (anew && before.toldAnew) return wechatRefuses(10060003, '支付单已使用重新发货机会')
  if (contentsOf(before) === contentsOf(told)) return wechatRefuses(10060023, '发货信息未更新')
  // Documented as a rule without a code of its own: an update carries a later time.
  if (told.uploadedAt <= before.uploadedAt)
    return wechatRefuses(10060014, '参数错误, 上传时间必须比之前的请求更新')
  const list = anew ? told.list : [...before.list, ...told.list]
  if (list.length > MOST_PARCELS) return wechatRefuses(10060024, '物流信息列表太长')
  return keep({ ...told, list, toldAnew: before.toldAnew || anew })

  function keep(shipping: Shipping): OpenApiReply {
    payment.shipping = shipping
    book.save(order)
    return json({})
  }
}

/** By WeChat's number, or by the merchant's: which of the provider's numbers `mchid` means is not said; here it is sub_mch_id. */
function addressed(
  key: Record<string, unknown>,
  book: Book,
): { order: PayOrder; payment: Payment } | undefined {
  if (key['order_number_type'] === 2) return book.byTransactionId(String(key['transaction_id']))
  const order = book.byOutTradeNo(String(key['out_trade_no']))
  const payment = order?.payments[0]
  return order && payment && order.subMchId === key['mchid'] ? { order, payment } : undefined
}

/** Reads arguments that are known to be right. */
function read(args: Arguments): Shipping {
  const split = args['delivery_mode'] === SPLIT
  return {
    logisticsType: args['logistics_type'] as number,
    deliveryMode: args['delivery_mode'] as number,
    list: args['shipping_list'] as Record<string, unknown>[],
    uploadedAt: Date.parse(args['upload_time'] as string),
    finished: !split || args['is_all_delivered'] === true,
    toldAnew: false,
  }
}

const wayOf = ({ logisticsType, deliveryMode }: Shipping) => `${logisticsType} ${deliveryMode}`

const contentsOf = (shipping: Shipping) => JSON.stringify([wayOf(shipping), shipping.list, shipping.finished])
