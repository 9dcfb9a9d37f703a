import type { Order, Refund } from './types'

/** Refunds of what the order itself was paid with. What gives back a second payment is money that was never ours. */
export function ownRefunds(order: Pick<Order, 'refunds'>): Refund[] {
  return Object.values(order.refunds).filter(({ reason }) => reason !== 'second-payment')
}
