/** The orders of the emulated WeChat Pay, found by any of their numbers. */
import type { Chance } from '../durable/chance.ts'
import type { Journal } from '../durable/journal.ts'
import { compactTime } from './wechat-time.ts'
import type { Payment, PayOrder, Refund } from './order.ts'

export interface Book {
  byOutTradeNo(outTradeNo: string): PayOrder | undefined
  byPrepayId(prepayId: string): PayOrder | undefined
  byTransactionId(transactionId: string): { order: PayOrder; payment: Payment } | undefined
  byOutRefundNo(outRefundNo: string): { order: PayOrder; payment: Payment; refund: Refund } | undefined
  /** Keeps the order as it is now, durably. */
  save(order: PayOrder): void
  all(): PayOrder[]
  newPrepayId(now: number): string
  newTransactionId(now: number): string
  newRefundId(now: number): string
}

export function openBook(journal: Journal<PayOrder>, chance: Chance): Book {
  /** Prepay, transaction and refund numbers → out_trade_no. They never overlap: each has its own form. */
  const numbers = new Map<string, string>()
  for (const order of journal.values()) index(order)

  function index(order: PayOrder): void {
    for (const prepayId of order.prepayIds) numbers.set(prepayId, order.outTradeNo)
    for (const payment of order.payments) {
      numbers.set(payment.transactionId, order.outTradeNo)
      for (const refund of payment.refunds) numbers.set(`refund:${refund.outRefundNo}`, order.outTradeNo)
    }
  }

  function find(number: string): PayOrder | undefined {
    const outTradeNo = numbers.get(number)
    return outTradeNo === undefined ? undefined : journal.get(outTradeNo)
  }

  /** A seeded cloud repeats its numbers after a restart, so a number that is taken is drawn again. */
  function unused(draw: () => string): string {
    for (;;) {
      const number = draw()
      if (!numbers.has(number)) return number
    }
  }

  return {
    byOutTradeNo: outTradeNo => journal.get(outTradeNo),
    byPrepayId: find,
    byTransactionId(transactionId) {
      const order = find(transactionId)
      const payment = order?.payments.find(each => each.transactionId === transactionId)
      return order && payment && { order, payment }
    },
    byOutRefundNo(outRefundNo) {
      const order = find(`refund:${outRefundNo}`)
      for (const payment of order?.payments ?? []) {
        const refund = payment.refunds.find(each => each.outRefundNo === outRefundNo)
        if (order && refund) return { order, payment, refund }
      }
      return undefined
    },
    save(order) {
      index(order)
      journal.set(order.outTradeNo, order)
    },
    all: () => journal.values(),
    newPrepayId: now => unused(() => `wx${compactTime(now)}${chance.hex(22)}`),
    newTransactionId: now => unused(() => `42${compactTime(now).slice(0, 8)}${chance.digits(18)}`),
    newRefundId: now => unused(() => `50${compactTime(now).slice(0, 8)}${chance.digits(19)}`),
  }
}
