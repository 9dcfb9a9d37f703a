import type { Order } from '../../domain/order/types'
import { done, type Effect } from './effect'
import { giveBack } from './give-back'
import { postOrder } from './post'
import { verdictOn } from './verdict'
import { freeHold } from './void'

/** Money for a cancelled order came in late (C-04): it takes what is still free, or all of it goes back. */
export const reviveOrder: Effect<Order> = async (order, { now, name }) => {
  if (order.payment.state !== 'paid') return done
  // Its own old hold must not be what it runs short of.
  await freeHold(order, now)
  if ((await verdictOn(order.groupId, now)) === 'failed') return giveBack(order, 'late-payment', name, now)
  const outcome = await postOrder(order, { now, name })
  if (outcome === 'changed' || !('done' in outcome)) return outcome
  // What was voided with the cancelled order is pending again.
  const data = { 'points.state': 'pending', 'commission.state': 'pending', ...outcome.data }
  return { ...outcome, data, add: { ...outcome.add, 'tell-paid': now } }
}
