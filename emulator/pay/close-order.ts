import type { Book } from './book.ts'
import { tradeState } from './order.ts'
import { accepted, malformed, refused, type PayReply, type PayRequest } from './reply.ts'

/**
 * Makes an unpaid order unpayable. Money that is already on its way (a payer who pays late) still arrives:
 * the bank has taken it and WeChat does not know yet. The documented five minutes between ordering and closing
 * are advice in today's documents and are not enforced.
 */
export function closeOrder(request: PayRequest, { book, now }: { book: Book; now: number }): PayReply {
  const outTradeNo = request['out_trade_no']
  if (!outTradeNo) return malformed('缺少参数out_trade_no')
  const order = book.byOutTradeNo(String(outTradeNo))
  if (!order) return refused('ORDERNOTEXIST', '订单不存在')
  const state = tradeState(order)
  if (state === 'CLOSED') return refused('ORDERCLOSED', '订单已关闭')
  if (state !== 'NOTPAY') return refused('ORDERPAID', '订单已支付')
  order.closedAt = now
  book.save(order)
  return accepted({ result_msg: 'OK' })
}
