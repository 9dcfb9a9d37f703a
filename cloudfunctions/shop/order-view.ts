import type { StaffOrderOutput } from '../../contracts/staff'
import type { Fen, Instant } from '../../domain/money/types'
import { isOurs } from '../../domain/order/odd-payment'
import type { Order } from '../../domain/order/types'
import { showOrder } from '../_acts/show-order'
import { entriesOf } from '../_kit/store/shop-lists'

/** One order with every fen it moved, what does not fit it, and everything that must still follow. */
export async function staffOrder(order: Order, now: Instant): Promise<StaffOrderOutput> {
  const [view, entries] = await Promise.all([showOrder(order, now), entriesOf(order._id)])
  return {
    ...view,
    // The pick-up code stays between member and leader.
    code: null,
    codeText: null,
    memberName: order.memberName,
    entries: entries.map(({ _id, what, at, postings }) => ({ id: _id, what, at, postings })),
    todo: Object.entries(order.todo).map(([name, { due, tries, stuck, watched, lastError }]) => ({
      name,
      due,
      tries,
      stuck: stuck === true,
      watched: watched === true,
      lastError: lastError ?? null,
    })),
    // What was calculated stays on the order, but a voided commission is nobody's.
    commissionFen: order.commission.state === 'voided' ? (0 as Fen) : order.commission.fen,
    odd: Object.entries(order.payment.odd ?? {}).map(([name, odd]) => ({
      ...odd,
      transactionId: name.slice(1),
      ours: isOurs(odd),
    })),
  }
}
