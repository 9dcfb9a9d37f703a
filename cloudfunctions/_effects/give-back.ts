import type { Instant } from '../../domain/money/types'
import { refundable } from '../../domain/order/refundable'
import type { Order, RefundReason } from '../../domain/order/types'
import type { Outcome } from '../../domain/todo/types'
import { askRefund, readOrder } from '../_kit/store/orders'
import { dropping } from '../_kit/store/todos'
import { done } from './effect'
import { refundIdOf } from './ids'

/**
 * Begins to give everything back that was paid for an order and was not returned yet, and takes away the to-do that
 * asked for it; `then` is what follows beside it. The refund itself is a to-do of its own: accepted is not refunded (C-28).
 */
export async function giveBack(
  order: Order,
  reason: RefundReason,
  todo: string,
  now: Instant,
  then?: string,
): Promise<Outcome> {
  const fen = refundable(order)
  if (fen === 0) return done
  const refundId = refundIdOf(order._id, reason)
  const todos = then === undefined ? [] : [then]
  if (await askRefund(order, refundId, { fen, reason }, todos, dropping(todo), now)) return 'changed'
  const after = await readOrder(order._id)
  if (after?.refunds[refundId]) return done
  throw new Error(`order ${order._id} cannot be given back as a whole`)
}
