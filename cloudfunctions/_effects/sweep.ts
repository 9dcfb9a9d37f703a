import type { Instant } from '../../domain/money/types'
import { fen } from '../../domain/money/fen'
import type { Hold, Shelf } from '../../domain/shelf/types'
import type { Order } from '../../domain/order/types'
import { insertOrder, readOrder } from '../_kit/store/orders'
import { voidHold } from '../_kit/store/shelves'

/** ms after its window when a hold without an order is an orphan: no request of its join can be alive. */
const ORPHAN_AFTER = 2 * 60_000

/**
 * Frees the holds of joins that died between their two trips. The tombstone is inserted first: if it meets an order,
 * that order decides about its own hold; if not, a join that still comes meets the tombstone.
 */
export async function sweepShelf(shelf: Shelf, now: Instant): Promise<void> {
  for (const [orderId, hold] of Object.entries(shelf.holds)) {
    if (now < hold.until + ORPHAN_AFTER) continue
    if ((await insertOrder(tombstone(shelf, orderId, hold, now))) === 'exists') {
      const order = await readOrder(orderId)
      // A tombstone whose sweeper died before it voided; or an order that found its units on another shelf.
      const here = order?.shelfId === shelf._id || order?.homeShelfId === shelf._id
      if (here && order.payment.why !== 'swept') continue
    }
    const seated = shelf.seats !== undefined
    await voidHold(shelf._id, { orderId, draws: hold.draws, key: hold.key, seated }, now)
  }
}

/** An order nobody placed: enough of one that every reader of orders can read it. */
function tombstone(shelf: Shelf, orderId: string, hold: Hold, now: Instant): Order {
  return {
    _id: orderId,
    groupId: shelf.groupId,
    shelfId: shelf._id,
    holdId: orderId,
    memberId: '',
    memberKey: hold.key,
    memberName: '',
    leaderId: '',
    regionId: '',
    pointId: '',
    pointName: '',
    groupTitle: '',
    commandHash: hold.hash,
    termsVersion: shelf.termsVersion,
    lines: [],
    units: hold.units,
    goodsFen: hold.fen,
    payableFen: hold.fen,
    placedAt: hold.at,
    payBy: hold.until,
    payment: { state: 'cancelled', cancelledAt: now, why: 'swept' },
    outcome: null,
    outcomeAt: null,
    collectFrom: 0,
    arrivedAt: null,
    pickup: null,
    collected: null,
    points: { points: 0 as Order['points']['points'], state: 'voided' },
    commission: { fen: fen(0), state: 'voided' },
    refunds: {},
    todo: {},
    nextDue: null,
    stuck: false,
  }
}
