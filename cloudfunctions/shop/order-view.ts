import type { StaffOrderOutput } from '../../contracts/staff'
import type { Fen } from '../../domain/money/types'
import { isOurs } from '../../domain/order/odd-payment'
import type { Order } from '../../domain/order/types'
import { readGroup } from '../_kit/store/groups'
import { readLeader } from '../_kit/store/leaders'
import { shelvesOf } from '../_kit/store/shelves'
import { entriesOf } from '../_kit/store/shop-lists'
import { readTerms } from '../_kit/store/terms'
import { crateView } from '../_views/crate'
import { orderView } from '../_views/order-view'

/** One order with every fen it moved, what does not fit it, and everything that must still follow. */
export async function staffOrder(order: Order): Promise<StaffOrderOutput> {
  const [group, shelves, terms, leader, entries] = await Promise.all([
    readGroup(order.groupId),
    shelvesOf(order.groupId),
    readTerms(order.groupId, order.termsVersion),
    readLeader(order.leaderId),
    entriesOf(order._id),
  ])
  const groupFormed = group !== null && group.formedAt !== null
  const view = orderView(order, {
    leaderName: group?.leaderName ?? '',
    leaderPhone: leader?.phone ?? '',
    pointAddress: terms?.points.find(({ id }) => id === order.pointId)?.address ?? '',
    ...(terms ? { collectUntil: terms.collectUntil } : {}),
    crate: terms && crateView(terms, shelves, order.memberKey, groupFormed),
    groupFormed,
  })
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
