import type { Order } from '../../domain/order/types'
import { oddWaiting } from '../../domain/order/odd-payment'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import { readOrder } from '../_kit/store/orders'
import { done, type Effect } from './effect'
import { settle } from './settle'

/**
 * Money that did not fit its order waits for staff (C-07). It begins stuck, so no engine comes here by itself; it is asked
 * about when staff try again, and when they have finished with one of several. The provider is asked once more, because
 * the shop may have had the wrong merchant number; what still does not fit goes on waiting, and nothing waiting is done.
 */
export const mismatch: Effect<Order> = async (order, { now }) => {
  if (!oddWaiting(order)) return done
  const fact = await cloudPayProvider.query(order._id)
  if (fact.state === 'paid') await settle(fact, now)
  const after = await readOrder(order._id)
  const waiting = after && oddWaiting(after)
  return waiting ? { stuck: waiting.why } : done
}
