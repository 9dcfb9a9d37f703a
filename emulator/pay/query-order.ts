import type { Book } from './book.ts'
import { paidFee, tradeState, type Payment, type PayOrder, type TradeState } from './order.ts'
import { accepted, malformed, refused, type PayReply, type PayRequest } from './reply.ts'
import { compactTime } from './wechat-time.ts'

const DESCRIPTIONS: Record<TradeState, string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款,退款详情请查询退款单',
  CLOSED: '订单已关闭',
}

/**
 * What became of an order. By `out_trade_no` it shows the first payment; a second payment of the same order is
 * seen only by its own `transaction_id`, which the shop learns from the second notice.
 */
export function queryOrder(request: PayRequest, book: Book): PayReply {
  const { transaction_id: transactionId, out_trade_no: outTradeNo } = request
  if (!transactionId && !outTradeNo) return malformed('缺少参数out_trade_no')
  if (transactionId) {
    const found = book.byTransactionId(String(transactionId))
    return found ? shown(found.order, found.payment) : notThere()
  }
  const order = book.byOutTradeNo(String(outTradeNo))
  return order ? shown(order, order.payments[0]) : notThere()
}

function shown(order: PayOrder, payment: Payment | undefined): PayReply {
  const state = tradeState(order, payment)
  return accepted({
    trade_state: state,
    trade_state_desc: DESCRIPTIONS[state],
    out_trade_no: order.outTradeNo,
    sub_mch_id: payment?.odd?.subMchId ?? order.subMchId,
    ...(order.attach !== undefined && { attach: order.attach }),
    // WeChat tells the amount of an unpaid order too, but not who it is for.
    total_fee: payment ? paidFee(order, payment) : order.totalFee,
    ...(payment && {
      sub_openid: order.openid,
      sub_is_subscribe: 'N',
      trade_type: 'JSAPI',
      bank_type: 'OTHERS',
      fee_type: payment.odd?.feeType ?? 'CNY',
      cash_fee: paidFee(order, payment),
      cash_fee_type: payment.odd?.feeType ?? 'CNY',
      transaction_id: payment.transactionId,
      time_end: compactTime(payment.paidAt),
    }),
  })
}

function notThere(): PayReply {
  return refused('ORDERNOTEXIST', '订单不存在')
}
