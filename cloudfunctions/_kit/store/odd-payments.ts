import type { Fen, Instant } from '../../../domain/money/types'
import type { OddPayment, Order, Refund } from '../../../domain/order/types'
import { command } from '../wechat'
import { change } from './documents'
import { adding, dropping, stuckAt } from './todos'

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

/** It goes back as a refund of its own transaction. `last`: no other odd payment of the order waits for staff. */
export function markSentBack(
  order: Order,
  {
    transactionId,
    refundId,
    fen,
    last,
  }: { transactionId: string; refundId: string; fen: Fen; last: boolean },
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
      ...(last ? dropping('mismatch') : {}),
      ...adding({ [`refund-${refundId}`]: now }, now),
    },
  )
}

/** It never was in our account: staff have said what became of it, and the order goes its own way. */
export function markDismissed(
  order: Order,
  {
    transactionId,
    note,
    last,
  }: { transactionId: string; note: NonNullable<OddPayment['note']>; last: boolean },
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    { _id: order._id, [`${at(transactionId)}.state`]: 'waiting' },
    {
      [`${at(transactionId)}.state`]: 'dismissed',
      [`${at(transactionId)}.note`]: command.set(note),
      ...(last ? dropping('mismatch') : {}),
      ...adding({ expire: now }, now),
    },
  )
}
