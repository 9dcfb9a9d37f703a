import { ofOrder, type StaffOrderOutput } from '../../../contracts/staff'
import type { Fen } from '../../../domain/money/types'
import { accepted, refused } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { readLeader } from '../../_kit/store/leaders'
import { readOrder } from '../../_kit/store/orders'
import { shelvesOf } from '../../_kit/store/shelves'
import { entriesOf } from '../../_kit/store/shop-lists'
import { readTerms } from '../../_kit/store/terms'
import { crateView } from '../../_views/crate'
import { orderView } from '../../_views/order-view'

/**
 * One order with every fen it moved and everything that must still follow. Opening it is audited, because here the
 * name is in full; the pick-up code stays between member and leader.
 */
export const order = forStaff(
  ofOrder,
  async ({ orderId }, { sees }) => {
    const found = await readOrder(orderId)
    if (!found) return refused({ code: 'not-found', what: 'order' })
    if (!sees(found.regionId)) return refused({ code: 'forbidden' })
    const [group, shelves, terms, leader, entries] = await Promise.all([
      readGroup(found.groupId),
      shelvesOf(found.groupId),
      readTerms(found.groupId, found.termsVersion),
      readLeader(found.leaderId),
      entriesOf(orderId),
    ])
    const groupFormed = group !== null && group.formedAt !== null
    const view = orderView(found, {
      leaderName: group?.leaderName ?? '',
      leaderPhone: leader?.phone ?? '',
      pointAddress: terms?.points.find(({ id }) => id === found.pointId)?.address ?? '',
      crate: terms && crateView(terms, shelves, found.memberKey, groupFormed),
      groupFormed,
    })
    const output: StaffOrderOutput = {
      ...view,
      code: null,
      codeText: null,
      memberName: found.memberName,
      entries: entries.map(({ _id, what, at, postings }) => ({ id: _id, what, at, postings })),
      todo: Object.entries(found.todo).map(([name, { due, tries, stuck, lastError }]) => ({
        name,
        due,
        tries,
        stuck: stuck === true,
        lastError: lastError ?? null,
      })),
      // What was calculated stays on the order, but a voided commission is nobody's.
      commissionFen: found.commission.state === 'voided' ? (0 as Fen) : found.commission.fen,
    }
    return accepted(output)
  },
  { target: ({ orderId }) => orderId },
)
