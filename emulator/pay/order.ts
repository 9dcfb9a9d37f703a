/** What the emulated WeChat Pay keeps of one merchant order. Money in fen, instants in ms since 1970. */
import type { Shipping } from '../types.ts'

export interface PayOrder {
  outTradeNo: string
  totalFee: number
  body: string
  attach?: string
  subMchId: string
  /** Who may pay: the person the prepay was made for. */
  openid: string
  /** Cloud function that hears of the payment. */
  functionName: string
  createdAt: number
  timeExpire?: number
  closedAt?: number
  /** Each call of unifiedOrder hands out one more; the newest is last. */
  prepayIds: string[]
  /** Usually one. A payer who pays twice leaves two; the first is what `out_trade_no` means from then on. */
  payments: Payment[]
  /** Money that is on its way: the payer tapped, the bank has not delivered. */
  late?: { prepayId: string; at: number }
  notices: Notice[]
}

export interface Payment {
  transactionId: string
  prepayId: string
  paidAt: number
  refunds: Refund[]
  /** What the shop told WeChat about handing over the goods. */
  shipping?: Shipping
  /** What WeChat says of this payment, where it is something else than what was asked for. */
  odd?: { totalFee?: number; feeType?: string; subMchId?: string }
}

/** Fen (or the smallest unit of another currency) that this payment brought. */
export function paidFee(order: PayOrder, payment: Payment): number {
  return payment.odd?.totalFee ?? order.totalFee
}

export interface Refund {
  outRefundNo: string
  refundId: string
  refundFee: number
  /** CHANGE: the payer's card takes nothing any more; the merchant's finance finishes it by hand. */
  state: 'PROCESSING' | 'SUCCESS' | 'CHANGE' | 'CLOSED'
  /** How it ends when it is due. */
  ends?: 'CHANGE' | 'CLOSED'
  askedAt: number
  dueAt: number
  doneAt?: number
  /** Cloud function that hears of it; absent: nobody does. */
  functionName?: string
  reason?: string
}

/** A refund's state in WeChat's words (v2 "查询退款", refund_status). */
export function statusOf({ state }: Refund): string {
  return state === 'CLOSED' ? 'REFUNDCLOSE' : state
}

/** Something the shop is told until it answers `{ errcode: 0 }`. `about` is a transaction or a refund number. */
export interface Notice {
  kind: 'paid' | 'refunded'
  about: string
  attempts: number
  /** When it is told next; absent: heard, or given up. */
  nextAt?: number
}

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'

/** The state `queryOrder` shows. Any refund asked for turns SUCCESS into REFUND ("转入退款"), partial ones too. */
export function tradeState(order: PayOrder, payment = order.payments[0]): TradeState {
  if (payment) return payment.refunds.some(refund => refund.state !== 'CLOSED') ? 'REFUND' : 'SUCCESS'
  return order.closedAt === undefined ? 'NOTPAY' : 'CLOSED'
}

export function isExpired(order: PayOrder, now: number): boolean {
  return order.timeExpire !== undefined && now >= order.timeExpire
}

/** Fen already given back or promised back on this payment. */
export function refundedFee(payment: Payment): number {
  return payment.refunds
    .filter(refund => refund.state !== 'CLOSED')
    .reduce((sum, refund) => sum + refund.refundFee, 0)
}
