import type { Order, Refund, RefundReason } from './types'

/** Refunds that give back other money than what the order itself was paid with. */
const OF_OTHER_MONEY: RefundReason[] = ['second-payment', 'odd-payment']

/**
 * Refunds of what the order itself was paid with; one that was asked for again stands for the one WeChat closed. What
 * gives back a second payment, or one that did not fit, is money that was never ours.
 */
export function ownRefunds(order: Pick<Order, 'refunds'>): Refund[] {
  return Object.values(order.refunds).filter(
    ({ reason, replacedBy }) => !OF_OTHER_MONEY.includes(reason) && replacedBy === undefined,
  )
}
