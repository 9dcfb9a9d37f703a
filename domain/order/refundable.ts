import { fen } from '../money/fen'
import type { Fen } from '../money/types'
import { ownRefunds } from './own-refunds'
import { paidOf } from './paid-of'
import type { Order } from './types'

/**
 * Fen that may still go back of the order's own payment: paid − returned or on its way (C-23).
 *
 * @throws Error when more goes back than was paid: such an order is broken, and «nothing is left» would hide it.
 */
export function refundable(order: Pick<Order, 'payment' | 'refunds'>): Fen {
  const back = ownRefunds(order)
    .filter(({ state }) => state !== 'closed')
    .reduce((sum, refund) => sum + refund.fen, 0)
  const paid = paidOf(order)
  if (back > paid) throw new Error(`${back} fen go back of ${paid} that were paid`)
  return fen(paid - back)
}
