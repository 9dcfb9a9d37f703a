import type { Instant } from '../../domain/money/types'
import { shippingTime } from './calendar'
import { openapi } from './wechat'

/** Goods of one payment that the buyer has fetched. */
export interface HandedOver {
  /** WeChat's own number of the payment. */
  transactionId: string
  openid: string
  /** What it was, ≤ 120 characters. */
  goods: string
  at: Instant
}

/** logistics_type: the buyer fetches it. */
const FETCHED = 4
/** delivery_mode: all at once. */
const AT_ONCE = 1
/** order_number_type: the payment by WeChat's own number. */
const BY_TRANSACTION = 2
/**
 * Numbers by which WeChat says that nothing is left to report: already shipped, its second chance used, the same as before,
 * or a payment that went back. Source: WeChat's page "order_shipping / uploadShippingInfo".
 */
const SETTLED = [10060002, 10060003, 10060023, 10060004]

/**
 * Reports to WeChat that goods were handed over (发货信息录入); until then it keeps the money of mini-programs that have to report.
 * Safe to repeat with the same contents. Throws when WeChat does not take it now, with its number in `errCode`.
 */
export async function reportHandedOver({ transactionId, openid, goods, at }: HandedOver): Promise<void> {
  try {
    await openapi.wxa.sec.order.uploadShippingInfo({
      orderKey: { orderNumberType: BY_TRANSACTION, transactionId },
      logisticsType: FETCHED,
      deliveryMode: AT_ONCE,
      shippingList: [{ itemDesc: goods }],
      uploadTime: shippingTime(at),
      payer: { openid },
    })
  } catch (error) {
    if (!SETTLED.includes(Number((error as { errCode?: unknown }).errCode))) throw error
  }
}
