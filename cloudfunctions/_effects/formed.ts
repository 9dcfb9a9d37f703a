import { ownRefunds } from '../../domain/order/own-refunds'
import type { Instant } from '../../domain/money/types'
import type { Order } from '../../domain/order/types'
import { randomDigits } from '../_kit/hash'
import { readGroup } from '../_kit/store/groups'
import { insertPickup, pickupId } from '../_kit/store/pickups'
import { command } from '../_kit/wechat'
import { done, type Effect } from './effect'

/** Codes tried before it is a breach; with a thousand codes in use at a point one in a thousand tries meets one. */
const MOST_CODES = 20
/** Digits of a code: few enough to be said aloud in a stairwell. */
const CODE_DIGITS = 6

/**
 * Its group formed: the order gets its pick-up code. One that is on its way back gets none. Goods that are there
 * already (the money came late) are announced at once.
 */
export const formed: Effect<Order> = async (order, { now }) => {
  if (order.payment.state !== 'paid' || ownRefunds(order).length > 0) return done
  const [pickup, group] = await Promise.all([order.pickup ?? issueCode(order, now), readGroup(order.groupId)])
  const arrivedAt = order.arrivedAt ?? group?.arrivedAt ?? null
  return {
    done: true,
    data: { pickup: command.set(pickup), arrivedAt },
    add: { 'tell-formed': now, ...(arrivedAt === null ? {} : { 'tell-arrived': now }) },
  }
}

/**
 * Six digits no other order has at this point, drawn by chance: nobody who knows the order can work them out. Of a try
 * that died a code may be left behind; it opens nothing, because the order's own word decides.
 */
async function issueCode(order: Order, now: Instant): Promise<NonNullable<Order['pickup']>> {
  const { _id: orderId, pointId, groupId } = order
  for (let attempt = 0; attempt < MOST_CODES; attempt += 1) {
    const code = randomDigits(CODE_DIGITS)
    const inserted = await insertPickup({
      _id: pickupId(pointId, code),
      pointId,
      code,
      orderId,
      groupId,
      at: now,
    })
    if (inserted === 'inserted') return { code, issuedAt: now }
  }
  throw new Error(`no free pick-up code at ${pointId}`)
}
