import type { Fen, Instant } from '../../../domain/money/types'
import type { OddPayment, Order, Refund } from '../../../domain/order/types'
import { command } from '../wechat'
import { change } from './documents'
import { adding, stuckAt } from './todos'

/** Payments that do not fit their order (C-07): kept, and then sent back or dismissed, each once. */

/** A field name begins with a letter; the provider's number does not. */
const at = (transactionId: string) => `payment.odd.t${transactionId}`

/** Money that does not fit the order: nothing is believed or thrown away, staff decide. What is ours is booked. */
export function keepOdd(
  orderId: string,
  transactionId: string,
  odd: OddPayment,
  ours: boolean,
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, [at(transactionId)]: command.exists(false) },
    {
      [at(transactionId)]: command.set(odd),
      ...(ours ? adding({ book: now }, now) : {}),
      ...stuckAt('mismatch', odd.why, now),
    },
  )
}

/**
 * The same payment, known for another reason now: the shop had the wrong merchant number, and with the right one it is ours
 * and of another amount.
 */
export function correctOdd(
  orderId: string,
  transactionId: string,
  why: OddPayment['why'],
  ours: boolean,
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    {
      _id: orderId,
      [`${at(transactionId)}.state`]: command.in(ours ? ['waiting', 'dismissed'] : ['waiting']),
      [`${at(transactionId)}.why`]: command.neq(why),
    },
    {
      // Dismissed as never ours, it turns out to be: then it waits again.
      [`${at(transactionId)}.state`]: 'waiting',
      [`${at(transactionId)}.why`]: why,
      ...(ours ? adding({ book: now }, now) : {}),
      ...stuckAt('mismatch', why, now),
    },
  )
}

/** It goes back as a refund of its own transaction; whether something else still waits, `mismatch` finds out. */
export function markSentBack(
  order: Order,
  { transactionId, refundId, fen }: { transactionId: string; refundId: string; fen: Fen },
  now: Instant,
): Promise<boolean> {
  const refund: Refund = {
    fen,
    reason: 'odd-payment',
    state: 'asked',
    transactionId,
    askedAt: now,
  }
  return change(
    'orders',
    {
      _id: order._id,
      [`${at(transactionId)}.state`]: 'waiting',
      [`refunds.${refundId}`]: command.exists(false),
    },
    {
      [`${at(transactionId)}.state`]: 'returning',
      [`refunds.${refundId}`]: command.set(refund),
      ...adding({ [`refund-${refundId}`]: now, mismatch: now }, now),
    },
  )
}

/** It never was in our account: staff have said what became of it, and the order goes its own way. */
export function markDismissed(
  order: Order,
  { transactionId, note }: { transactionId: string; note: NonNullable<OddPayment['note']> },
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    { _id: order._id, [`${at(transactionId)}.state`]: 'waiting' },
    {
      [`${at(transactionId)}.state`]: 'dismissed',
      [`${at(transactionId)}.note`]: command.set(note),
      ...adding({ expire: now, mismatch: now }, now),
    },
  )
}
