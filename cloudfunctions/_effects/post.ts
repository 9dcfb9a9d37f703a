import { drawsOf } from '../../domain/shelf/draws-of'
import type { Joined, Shelf } from '../../domain/shelf/types'
import type { Instant } from '../../domain/money/types'
import type { Order } from '../../domain/order/types'
import type { Outcome } from '../../domain/todo/types'
import { giveUp, post, readShelf, take } from '../_kit/store/shelves'
import { done, type Effect } from './effect'
import { giveBack } from './give-back'
import { loadFor } from './top-up'
import { verdictOn } from './verdict'
import { freeGuards } from './void'

/** Times a shelf is looked at again because it was being loaded. */
const MOST_ROUNDS = 6

/** A paid order's hold becomes caps in the crate; then its group is looked at, which may form on the spot. */
export const postOrder: Effect<Order> = async (order, { now, name }) => {
  if (order.payment.state !== 'paid') return done
  const placed = await place(order, now)
  await freeGuards(order, now)
  if (!placed) return giveBack(order, 'late-payment', name, now)
  return outcomeOf(order, now)
}

/**
 * Puts the order's units into the crate. Without hold and without marker its goods were given up, and it takes what is
 * free, on the shelf or still in the warehouse. `false`: nothing is left for it.
 */
async function place(order: Order, now: Instant): Promise<boolean> {
  const { shelfId, holdId } = order
  const draws = drawsOf(order.lines)
  const joined = joinedOf(order)
  if (await post(shelfId, holdId, draws, joined)) return true
  let shelf = await shelfOf(shelfId)
  const seated = order.seated === true
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // Another look found nothing, and its money goes back.
    if (shelf.voided[holdId] !== undefined) return false
    if (shelf.joined[holdId] || (await take(shelfId, holdId, draws, joined, seated))) return true
    const loaded = await loadFor(shelf, draws, now)
    shelf = await shelfOf(shelfId)
    if (shelf.holds[holdId]) throw new Error(`hold ${holdId} came back while it was posted`)
    // Looked at once more after it was decided that nothing can come: somebody may have given something up.
    if (!loaded.moved) {
      if (shelf.joined[holdId] !== undefined || (await take(shelfId, holdId, draws, joined, seated)))
        return true
      // Whoever looks at this very moment may find what was just freed: one of the two is first on the shelf itself.
      await giveUp(shelfId, holdId, now)
      return (await shelfOf(shelfId)).joined[holdId] !== undefined
    }
  }
  // Money goes back only when the goods are not there; a shelf in such a hurry is asked again.
  throw new Error(`shelf ${shelfId} is loaded faster than order ${order._id} can be posted`)
}

async function shelfOf(shelfId: string): Promise<Shelf> {
  const shelf = await readShelf(shelfId)
  if (!shelf) throw new Error(`shelf ${shelfId} is gone`)
  return shelf
}

function joinedOf(order: Order): Joined {
  return {
    key: order.memberKey,
    surname: order.surname ?? [...order.memberName][0] ?? '',
    units: order.units,
    fen: order.goodsFen,
    paidAt: order.payment.paidAt ?? order.placedAt,
    ...(order.memberId === order.leaderId ? { leader: true } : {}),
  }
}

/** Each paid effect looks at the group too, because the group may have been decided between its query and now. */
async function outcomeOf(order: Order, now: Instant): Promise<Outcome> {
  if (order.outcome) return done
  const verdict = await verdictOn(order.groupId, now)
  if (!verdict) return done
  const todo = verdict === 'formed' ? 'formed' : 'refund-failed-group'
  return { done: true, data: { outcome: verdict, outcomeAt: now }, add: { [todo]: now } }
}
