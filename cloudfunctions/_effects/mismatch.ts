import type { Order } from '../../domain/order/types'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import type { Effect } from './effect'
import { settle } from './settle'

/**
 * Money that did not fit its order. It begins stuck, so no engine comes here by itself; when staff ask to try again,
 * the provider is asked once more, and only a payment that fits is taken.
 */
export const mismatch: Effect<Order> = async (order, { now }) => {
  const fact = await cloudPayProvider.query(order._id)
  if (fact.state !== 'paid') throw new Error(`the provider says ${fact.state}`)
  const settled = await settle(fact, now)
  if (settled === 'quarantined' || settled === 'no-order') throw new Error('the payment still does not fit')
  return { done: true }
}
