import { oddPaymentEntry, paymentEntry, type OfOrder } from '../../domain/ledger/entries'
import { fen } from '../../domain/money/fen'
import { isOurs } from '../../domain/order/odd-payment'
import { paidOf } from '../../domain/order/paid-of'
import type { Order } from '../../domain/order/types'
import { insertEntry } from '../_kit/store/entries'
import { done, type Effect } from './effect'

/** Every payment of an order enters the ledger under the provider's number: a second try meets the first (C-05). */
export const bookPayments: Effect<Order> = async (order, { now }) => {
  const { transactionId, paidAt, others, odd } = order.payment
  if (transactionId !== undefined)
    await insertEntry(paymentEntry(ofOrder(order), transactionId, paidOf(order), paidAt ?? now), now)
  for (const [name, paid] of Object.entries(others ?? {}))
    await insertEntry(paymentEntry(ofOrder(order), name.slice(1), paid, now), now)
  for (const [name, one] of Object.entries(odd ?? {}))
    if (isOurs(one))
      await insertEntry(oddPaymentEntry(ofOrder(order), name.slice(1), fen(one.amount), now), now)
  return done
}

export function ofOrder({ _id, memberId, leaderId, regionId }: Order): OfOrder {
  return { orderId: _id, memberId, leaderId, regionId }
}
