import type { Book } from './book.ts'
import { paidFee, statusOf, type Payment, type PayOrder, type Refund } from './order.ts'
import { accepted, malformed, refused, type PayReply, type PayRequest } from './reply.ts'
import { spacedTime } from './wechat-time.ts'

/** Refunds in one answer; further ones by `offset`. Source: WeChat Pay v2 "查询退款", paging. */
const PAGE = 10

/**
 * What became of refunds, numbered `_0`, `_1` … as WeChat does. The SDK leaves the number behind its underscore:
 * a function reads `refundStatus_0`.
 */
export function queryRefund(request: PayRequest, book: Book): PayReply {
  const found = addressed(request, book)
  if (found === undefined) return malformed('缺少参数out_refund_no')
  const { order, payment, refunds } = found
  const offset = Number(request['offset'] ?? 0)
  if (!order || !payment || refunds.length === 0) return refused('REFUNDNOTEXIST', '退款订单查询失败')
  if (offset >= refunds.length) return refused('PARAM_ERROR', 'offset超过退款笔数')
  const page = refunds.slice(offset, offset + PAGE)
  return accepted({
    transaction_id: payment.transactionId,
    out_trade_no: order.outTradeNo,
    total_fee: paidFee(order, payment),
    cash_fee: paidFee(order, payment),
    fee_type: 'CNY',
    refund_count: page.length,
    total_refund_count: refunds.length,
    refund_fee: refunds.reduce((sum, each) => sum + each.refundFee, 0),
    ...Object.assign({}, ...page.map(numbered)),
  })
}

function numbered(refund: Refund, n: number): PayReply {
  return {
    [`out_refund_no_${n}`]: refund.outRefundNo,
    [`refund_id_${n}`]: refund.refundId,
    [`refund_channel_${n}`]: 'ORIGINAL',
    [`refund_fee_${n}`]: refund.refundFee,
    [`refund_status_${n}`]: statusOf(refund),
    ...(refund.doneAt !== undefined && {
      [`refund_recv_accout_${n}`]: '支付用户的零钱',
      [`refund_success_time_${n}`]: spacedTime(refund.doneAt),
    }),
  }
}

interface Found {
  order?: PayOrder
  payment?: Payment
  refunds: Refund[]
}

/** Source: the same page: refund_id before out_refund_no before transaction_id before out_trade_no. */
function addressed(request: PayRequest, book: Book): Found | undefined {
  const { out_refund_no: outRefundNo, refund_id: refundId } = request
  const { transaction_id: transactionId, out_trade_no: outTradeNo } = request
  if (refundId) {
    for (const order of book.all())
      for (const payment of order.payments)
        for (const refund of payment.refunds)
          if (refund.refundId === refundId) return { order, payment, refunds: [refund] }
    return { refunds: [] }
  }
  if (outRefundNo) {
    const found = book.byOutRefundNo(String(outRefundNo))
    return found ? { order: found.order, payment: found.payment, refunds: [found.refund] } : { refunds: [] }
  }
  if (transactionId) {
    const found = book.byTransactionId(String(transactionId))
    return found ? { ...found, refunds: found.payment.refunds } : { refunds: [] }
  }
  if (!outTradeNo) return undefined
  const order = book.byOutTradeNo(String(outTradeNo))
  const payment = order?.payments[0]
  return {
    ...(order && { order }),
    ...(payment && { payment, refunds: payment.refunds }),
    refunds: payment?.refunds ?? [],
  }
}
