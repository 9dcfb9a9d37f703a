import { fen } from '../money/fen'
import type { Fen } from '../money/types'
import { ownRefunds } from './own-refunds'
import type { Order } from './types'

/** What may still go back of the order's own payment: paid − returned or on its way. */
export function refundable(order: Pick<Order, 'payment' | 'refunds'>): Fen {
  const back = ownRefunds(order)
    .filter(({ state }) => state !== 'closed')
    .reduce((sum, refund) => sum + refund.fen, 0)
  return fen(Math.max(0, (order.payment.paidFen ?? 0) - back))
}
