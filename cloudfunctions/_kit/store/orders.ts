import type { Fen, Instant } from '../../../domain/money/types'
import type { Order, Refund } from '../../../domain/order/types'
import { command } from '../wechat'
import { change, insert, list, read } from './documents'
import { listPage, type Page } from './pages'
import { adding, dropping } from './todos'

/** The guarded updates of an order. A state change writes in the same update what must happen next. */

export const readOrder = (orderId: string): Promise<Order | null> => read<Order>('orders', orderId)
export const insertOrder = (order: Order) => insert('orders', order)

export interface Paid {
  transactionId: string
  fen: Fen
  paidAt: Instant
}

/** `placed` or `closing` → `paid`, when exactly what was asked for came in. What follows is written beside it. */
export function markPaid(orderId: string, paid: Paid, now: Instant): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, 'payment.state': command.in(['placed', 'closing']), payableFen: paid.fen },
    {
      ...paidFields(paid),
      // Put aside while the merchant's number was set wrong, it fits now.
      [`payment.odd.t${paid.transactionId}`]: command.remove(),
      ...dropping('expire'),
      ...adding({ post: now, book: now, 'tell-paid': now }, now),
    },
  )
}

/** `cancelled` → `paid` under a new hold id: the old one was given up, and its marker stays. */
export function revive(orderId: string, paid: Paid, holdId: string, now: Instant): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, 'payment.state': 'cancelled', payableFen: paid.fen },
    {
      ...paidFields(paid),
      [`payment.odd.t${paid.transactionId}`]: command.remove(),
      holdId,
      ...dropping('look-again'),
      ...adding({ revive: now, book: now }, now),
    },
  )
}

function paidFields({ transactionId, fen, paidAt }: Paid): Record<string, unknown> {
  return {
    'payment.state': 'paid',
    'payment.paidAt': paidAt,
    'payment.paidFen': fen,
    'payment.transactionId': transactionId,
  }
}

/** `placed` → `closing`: from here the provider is asked to close, and its answer decides. */
export function markClosing(orderId: string, why: 'asked' | 'expired', now: Instant): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, 'payment.state': 'placed' },
    { 'payment.state': 'closing', 'payment.why': why, ...adding({ expire: now }, now) },
  )
}

/** `closing` → `cancelled`, after the provider closed it. Late money is looked for at `lookAgainAt`. */
export function markCancelled(orderId: string, lookAgainAt: Instant, now: Instant): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, 'payment.state': 'closing' },
    {
      'payment.state': 'cancelled',
      'payment.cancelledAt': now,
      'points.state': 'voided',
      'commission.state': 'voided',
      ...dropping('expire'),
      ...adding({ void: now, 'look-again': lookAgainAt }, now),
    },
  )
}

/** Remembers another payment of a paid order, and that all of it goes back (C-06). */
export function addSecondPayment(
  orderId: string,
  paid: Paid,
  refundId: string,
  now: Instant,
): Promise<boolean> {
  const refund: Refund = {
    fen: paid.fen,
    reason: 'second-payment',
    state: 'asked',
    transactionId: paid.transactionId,
    askedAt: now,
  }
  return change(
    'orders',
    {
      _id: orderId,
      'payment.state': 'paid',
      'payment.transactionId': command.neq(paid.transactionId),
      [otherPayment(paid.transactionId)]: command.exists(false),
    },
    {
      [otherPayment(paid.transactionId)]: paid.fen,
      [`payment.odd.t${paid.transactionId}`]: command.remove(),
      [`refunds.${refundId}`]: command.set(refund),
      ...adding({ [`refund-${refundId}`]: now, book: now }, now),
    },
  )
}

/** A field name begins with a letter; the provider's number does not. */
function otherPayment(transactionId: string): string {
  return `payment.others.t${transactionId}`
}

/**
 * Gives the whole order back: its outcome, the refund and the end of its points and commission in one update.
 * Nothing of it may be collected or on its way back already (C-27: the id is the same on every retry).
 */
export function askRefund(
  order: Order,
  refundId: string,
  refund: Pick<Refund, 'fen' | 'reason'>,
  todos: string[],
  data: Record<string, unknown>,
  now: Instant,
): Promise<boolean> {
  const lines = order.lines.map((line, index) => [`lines.${index}.refunding`, line.quantity] as const)
  const untouched = order.lines.flatMap(
    (_, index) =>
      [
        [`lines.${index}.collected`, 0],
        [`lines.${index}.refunding`, 0],
        [`lines.${index}.refunded`, 0],
      ] as const,
  )
  const asked: Refund = { ...refund, state: 'asked', askedAt: now }
  return change(
    'orders',
    {
      _id: order._id,
      'payment.state': 'paid',
      [`refunds.${refundId}`]: command.exists(false),
      ...Object.fromEntries(untouched),
    },
    {
      ...data,
      ...Object.fromEntries(lines),
      [`refunds.${refundId}`]: command.set(asked),
      'points.state': 'voided',
      'commission.state': 'voided',
      ...adding(Object.fromEntries([`refund-${refundId}`, ...todos].map(name => [name, now])), now),
    },
  )
}

/** WeChat closed a refund: the same money is asked for once more, under the id made from the closed one's. */
export function askAgain(order: Order, closedId: string, refundId: string, now: Instant): Promise<boolean> {
  const { fen, reason, transactionId } = order.refunds[closedId]!
  const asked: Refund = {
    fen,
    reason,
    state: 'asked',
    ...(transactionId === undefined ? {} : { transactionId }),
    askedAt: now,
  }
  return change(
    'orders',
    {
      _id: order._id,
      [`refunds.${closedId}.state`]: 'closed',
      [`refunds.${closedId}.replacedBy`]: command.exists(false),
    },
    {
      [`refunds.${closedId}.replacedBy`]: refundId,
      [`refunds.${refundId}`]: command.set(asked),
      ...dropping(`refund-${closedId}`),
      ...adding({ [`refund-${refundId}`]: now }, now),
    },
  )
}

/** Tells an order what became of its group, once. */
export function markOutcome(
  orderId: string,
  outcome: 'formed' | 'failed',
  todo: string,
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, outcome: null, 'payment.state': 'paid' },
    { outcome, outcomeAt: now, ...adding({ [todo]: now }, now) },
  )
}

/** A member's orders, newest first, a page at a time. */
export function ordersOf(memberId: string, after: string | undefined, size: number): Promise<Page<Order>> {
  return listPage<Order>('orders', { where: { memberId }, by: 'placedAt', direction: 'desc', after, size })
}

/** Paid orders of a group that have not been told its outcome. Those that are told leave this list. */
export function untoldOrders(groupId: string, limit: number): Promise<Order[]> {
  return list<Order>('orders', {
    where: { groupId, outcome: null, 'payment.state': 'paid' },
    order: [],
    limit,
  })
}
