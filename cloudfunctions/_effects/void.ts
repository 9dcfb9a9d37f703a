import type { Order } from '../../domain/order/types'
import type { Instant } from '../../domain/money/types'
import { drawsOf } from '../../domain/shelf/draws-of'
import type { Shelf } from '../../domain/shelf/types'
import { hastenDecision } from '../_kit/store/groups'
import { readShelf, shelvesOf, voidHold, type Freeing } from '../_kit/store/shelves'
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

/** Frees the first hold of an order, if there still is one, and the guards it left on another shelf. */
export async function freeHold(order: Order, now: Instant): Promise<void> {
  await free(order.shelfId, order, drawsOf(order.lines), now)
  await freeGuards(order, now)
}

/** An order that was sent to another shelf left its member's guards on her own: they end with its pay window. */
export async function freeGuards(order: Order, now: Instant): Promise<void> {
  if (order.homeShelfId !== undefined) await free(order.homeShelfId, order, {}, now)
}

async function free(shelfId: string, order: Order, draws: Freeing['draws'], now: Instant): Promise<void> {
  const { _id: orderId, memberKey: key, seated = false } = order
  if (await voidHold(shelfId, { orderId, draws, key, seated }, now)) return
  // Gone already, or never there: then its marker, or nothing, is what a late duplicate meets.
  const shelf = await readShelf(shelfId)
  if (shelf?.holds[orderId]) throw new Error(`hold ${orderId} could not be freed`)
}
