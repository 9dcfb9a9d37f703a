import { paymentEntry, type OfOrder } from '../../domain/ledger/entries'
import type { Order } from '../../domain/order/types'
import { insertEntry } from '../_kit/store/entries'
import { done, type Effect } from './effect'

/** Every payment of an order enters the ledger under the provider's number: a second try meets the first (C-05). */
export const bookPayments: Effect<Order> = async (order, { now }) => {
  const { transactionId, paidFen, paidAt, others } = order.payment
  if (transactionId !== undefined && paidFen !== undefined)
    await insertEntry(paymentEntry(ofOrder(order), transactionId, paidFen, paidAt ?? now))
  for (const [name, fen] of Object.entries(others ?? {}))
    await insertEntry(paymentEntry(ofOrder(order), name.slice(1), fen, now))
  return done
}

export function ofOrder({ _id, memberId, leaderId, regionId }: Order): OfOrder {
  return { orderId: _id, memberId, leaderId, regionId }
}
