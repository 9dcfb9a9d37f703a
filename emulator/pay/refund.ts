import type { Book } from './book.ts'
import { paidFee, refundedFee, type Payment, type PayOrder, type Refund } from './order.ts'
import { accepted, malformed, refused, type PayReply, type PayRequest } from './reply.ts'

/** Source: WeChat Pay v2 "申请退款": "每个支付订单的部分退款次数不能超过50次". */
const MOST_REFUNDS = 50
/** ms. Source: the same page: "交易时间超过一年的订单无法提交退款". */
const LATEST_REFUND_MS = 365 * 24 * 3600 * 1000
/** Source: the same page, field out_refund_no: up to 64 of these characters. */
const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/

/**
 * Asks for money back. `transaction_id` addresses one payment, which is how the second payment of an order is
 * returned; `out_trade_no` addresses the first. The same `out_refund_no` again answers the same refund.
 */
export function refund(
  request: PayRequest,
  world: {
    book: Book
    now: number
    delay: number
    /** How this one will end, when not well. */
    ends: 'CHANGE' | 'CLOSED' | undefined
    asked: (order: PayOrder, refund: Refund) => void
  },
): PayReply {
  const { book, now } = world
  const { out_refund_no: outRefundNo, refund_fee: fee, total_fee: total } = request
  if (!OUT_REFUND_NO.test(String(outRefundNo ?? ''))) return malformed('invalid out_refund_no')
  if (typeof fee !== 'number' || !Number.isSafeInteger(fee) || fee < 1) return malformed('invalid refund_fee')
  if (typeof total !== 'number' || fee > total) return malformed('invalid refund_fee')

  const { order, payment } = addressed(request, book)
  if (!order) return refused('ORDERNOTEXIST', '订单不存在')
  if (!payment) return refused('TRADE_STATE_ERROR', '订单状态错误')
  const before = book.byOutRefundNo(String(outRefundNo))
  if (before) {
    const same =
      before.payment === payment && before.refund.refundFee === fee && paidFee(order, payment) === total
    return same ? receipt(order, payment, before.refund) : mismatch()
  }
  if (paidFee(order, payment) !== total) return mismatch()
  if (now - payment.paidAt > LATEST_REFUND_MS) return refused('TRADE_OVERDUE', '订单已经超过可退款的最大期限')
  const left = paidFee(order, payment) - refundedFee(payment)
  if (left === 0) return refused('ERROR', '订单已全额退款')
  if (fee > left) return refused('INVALID_REQUEST', 'refund_fee大于可退金额')
  if (payment.refunds.length >= MOST_REFUNDS) return refused('ERROR', '部分退款次数超过限制')

  const functionName = request['function_name']
  const reason = request['refund_desc']
  const made: Refund = {
    outRefundNo: String(outRefundNo),
    refundId: book.newRefundId(now),
    refundFee: fee,
    state: 'PROCESSING',
    askedAt: now,
    dueAt: now + world.delay,
    ...(world.ends && { ends: world.ends }),
    ...(typeof functionName === 'string' && functionName !== '' && { functionName }),
    ...(typeof reason === 'string' && { reason }),
  }
  payment.refunds.push(made)
  book.save(order)
  world.asked(order, made)
  return receipt(order, payment, made)
}

function addressed(request: PayRequest, book: Book): { order?: PayOrder; payment?: Payment } {
  if (request['transaction_id']) return book.byTransactionId(String(request['transaction_id'])) ?? {}
  const order = book.byOutTradeNo(String(request['out_trade_no'] ?? ''))
  const payment = order?.payments[0]
  return { ...(order && { order }), ...(payment && { payment }) }
}

/** Says only that the request was taken; whether the money went back is for queryRefund and the notice. */
function receipt(order: PayOrder, payment: Payment, { outRefundNo, refundId, refundFee }: Refund): PayReply {
  return accepted({
    transaction_id: payment.transactionId,
    out_trade_no: order.outTradeNo,
    out_refund_no: outRefundNo,
    refund_id: refundId,
    refund_fee: refundFee,
    total_fee: paidFee(order, payment),
    cash_fee: paidFee(order, payment),
    cash_refund_fee: refundFee,
    fee_type: 'CNY',
  })
}

function mismatch(): PayReply {
  return refused('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试')
}
