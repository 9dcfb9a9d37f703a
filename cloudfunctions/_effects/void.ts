import type { Order } from '../../domain/order/types'
import type { Instant } from '../../domain/money/types'
import { drawsOf } from '../../domain/shelf/draws-of'
import type { Shelf } from '../../domain/shelf/types'
import { hastenDecision } from '../_kit/store/groups'
import { readShelf, shelvesOf, voidHold } from '../_kit/store/shelves'
import { done, type Effect } from './effect'

/** Frees what a cancelled order held. Needs the order cancelled, or paid later under another hold. */
export const voidOrder: Effect<Order> = async (order, { now }) => {
  const { state } = order.payment
  const givenUp = state === 'cancelled' || (state === 'paid' && order.holdId !== order._id)
  if (!givenUp) return done
  await freeHold(order, now)
  const shelves = await shelvesOf(order.groupId)
  if (shelves.every(isOver)) await hastenDecision(order.groupId, now)
  return done
}

/** A sealed shelf that holds nothing has said all it will say about its group. */
export function isOver(shelf: Pick<Shelf, 'open' | 'holds'>): boolean {
  return !shelf.open && Object.keys(shelf.holds).length === 0
}

/** Frees the first hold of an order, if there still is one. */
export async function freeHold(order: Order, now: Instant): Promise<void> {
  if (await voidHold(order.shelfId, order._id, drawsOf(order.lines), order.memberKey, now)) return
  // Gone already, or never there: then its marker, or nothing, is what a late duplicate meets.
  const shelf = await readShelf(order.shelfId)
  if (shelf?.holds[order._id]) throw new Error(`hold ${order._id} could not be freed`)
}
