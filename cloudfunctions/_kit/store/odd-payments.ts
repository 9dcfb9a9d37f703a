import type { Instant } from '../../../domain/money/types'
import { isOurs } from '../../../domain/order/odd-payment'
import type { OddPayment, Order, Refund } from '../../../domain/order/types'
import { fen } from '../../../domain/money/fen'
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
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, [at(transactionId)]: command.exists(false) },
    {
      [at(transactionId)]: command.set(odd),
      ...(isOurs(odd) ? adding({ book: now }, now) : {}),
      ...stuckAt('mismatch', odd.why, now),
    },
  )
}

/** It goes back as a refund of its own transaction. `last`: nothing else of the order waits for staff. */
export function markSentBack(
  order: Order,
  transactionId: string,
  refundId: string,
  now: Instant,
): Promise<boolean> {
  const odd = order.payment.odd![`t${transactionId}`]!
  const refund: Refund = {
    fen: fen(odd.amount),
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
      ...(waitsAlone(order, transactionId) ? dropping('mismatch') : {}),
      ...adding({ [`refund-${refundId}`]: now }, now),
    },
  )
}

/** It never was in our account: staff have said what became of it, and the order goes its own way. */
export function markDismissed(
  order: Order,
  transactionId: string,
  note: NonNullable<OddPayment['note']>,
  now: Instant,
): Promise<boolean> {
  return change(
    'orders',
    { _id: order._id, [`${at(transactionId)}.state`]: 'waiting' },
    {
      [`${at(transactionId)}.state`]: 'dismissed',
      [`${at(transactionId)}.note`]: command.set(note),
      ...(waitsAlone(order, transactionId) ? dropping('mismatch') : {}),
      ...adding({ expire: now }, now),
    },
  )
}

function waitsAlone({ payment }: Order, transactionId: string): boolean {
  return Object.entries(payment.odd ?? {}).every(
    ([name, { state }]) => name === `t${transactionId}` || state !== 'waiting',
  )
}
