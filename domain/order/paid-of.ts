import { fen } from '../money/fen'
import type { Fen } from '../money/types'
import type { Order } from './types'

/**
 * Fen of the order's own payment, none before it is paid. A second payment, or one that does not fit, is not in it.
 *
 * @throws Error for a paid order that does not say how much: both are written in one update, so one of them was lost.
 */
export function paidOf({ payment }: Pick<Order, 'payment'>): Fen {
  if (payment.paidFen !== undefined) return payment.paidFen
  if (payment.state === 'paid') throw new Error('a paid order does not say how much was paid')
  return fen(0)
}
