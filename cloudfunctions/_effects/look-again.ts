import type { Order } from '../../domain/order/types'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import { done, type Effect } from './effect'
import { settle } from './settle'

const MINUTE = 60_000
/** ms after cancelling: money that was under way arrives within minutes, a bank that was down within a day. */
const LOOKS = [60 * MINUTE, 24 * 60 * MINUTE]
/** ms between asking again when the provider was unclear. */
const ASK_AGAIN = 5 * MINUTE

/** Looks for money that came after an order was cancelled and of which no notice arrived. */
export const lookAgain: Effect<Order> = async (order, { now }) => {
  if (order.payment.state !== 'cancelled') return done
  const fact = await cloudPayProvider.query(order._id)
  if (fact.state === 'paid') {
    const settled = await settle(fact, now)
    return settled === 'quarantined' ? done : 'changed'
  }
  if (fact.state === 'unclear') return { again: now + ASK_AGAIN }
  const since = now - (order.payment.cancelledAt ?? now)
  const next = LOOKS.find(look => look > since)
  return next === undefined ? done : { again: (order.payment.cancelledAt ?? now) + next }
}
