import type { Group } from '../../domain/group/types'
import type { Instant } from '../../domain/money/types'
import { ownRefunds } from '../../domain/order/own-refunds'
import type { Order } from '../../domain/order/types'
import { markOrderArrived, paidOrdersOf } from '../_kit/store/hand-outs'
import { done, type Effect } from './effect'
import { arrivedNotice, tellMember } from './tell-order'

/** Orders that are told at once; each costs a few requests. */
const AT_ONCE = 20
/** ms until orders are looked at again that have no pick-up code yet. */
const LOOK_AGAIN = 60_000

/**
 * The goods of a group have come: every order that waits for its goods learns it, and says so to its member. An order
 * that is still being told that its group formed would overwrite it, so it is waited for.
 */
export const tellArrived: Effect<Group> = async (group, { now }) => {
  const { arrivedAt } = group
  if (arrivedAt === null) return done
  let untold = 0
  let after: string | undefined
  do {
    const { rows, next } = await paidOrdersOf(group._id, after, AT_ONCE)
    const told = await Promise.all(rows.map(order => tellOrder(order, arrivedAt, now)))
    untold += told.filter(one => !one).length
    after = next ?? undefined
  } while (after !== undefined)
  return untold === 0 ? done : { again: now + LOOK_AGAIN }
}

async function tellOrder(order: Order, arrivedAt: Instant, now: Instant): Promise<boolean> {
  if (order.outcome === 'failed' || ownRefunds(order).length > 0) return true
  if (!order.pickup) return false
  if (order.arrivedAt === null) await markOrderArrived(order._id, arrivedAt)
  await tellMember(order, arrivedNotice(order), now)
  return true
}
