import type { Instant } from '../../domain/money/types'
import { isOddOpen } from '../../domain/order/odd-payment'
import type { Order } from '../../domain/order/types'
import type { Outcome } from '../../domain/todo/types'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import { markCancelled, markClosing, readOrder } from '../_kit/store/orders'
import { done, type Effect } from './effect'
import { settle } from './settle'

/** ms until an order that waits for staff is looked at again. */
const ODD_AGAIN = 6 * 60 * 60_000
/** ms until a provider that gave no clear answer is asked again. */
const ASK_AGAIN = 60_000
/** ms after cancelling at which money that came late, and whose notice was lost, is looked for the first time. */
export const LOOK_AGAIN = 10 * 60_000

/**
 * Ends an unpaid order: closing first, then the provider closes the prepay, and only its word frees the goods (C-03).
 * Money that came in meanwhile makes the order paid; an unclear answer leaves it closing and is asked again.
 */
export const expire: Effect<Order> = async (order, { now }) => {
  const { state } = order.payment
  if (state === 'placed') {
    await markClosing(order._id, 'expired', now)
    return 'changed'
  }
  if (state !== 'closing') return done
  const closed = await cloudPayProvider.close(order._id)
  switch (closed.state) {
    case 'closed':
      await markCancelled(order._id, now + LOOK_AGAIN, now)
      return 'changed'
    case 'paid': {
      const fact = await cloudPayProvider.query(order._id)
      if (fact.state !== 'paid') return { again: now + ASK_AGAIN }
      return (await settle(fact, now)) === 'quarantined' ? endOdd(order._id, now) : 'changed'
    }
    case 'unclear':
      return { again: now + ASK_AGAIN }
  }
}

/**
 * What does not fit was never a payment of this order (C-07). While staff have not finished with it the order waits;
 * afterwards it ends like any other that nobody paid.
 */
async function endOdd(orderId: string, now: Instant): Promise<Outcome> {
  const order = await readOrder(orderId)
  if (!order) return done
  // Looked at again by itself, so that no order is forgotten whatever happens between two to-dos.
  if (isOddOpen(order)) return { again: now + ODD_AGAIN }
  await markCancelled(orderId, now + LOOK_AGAIN, now)
  return 'changed'
}
