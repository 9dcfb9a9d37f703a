import { pickupsInput, type PickupsOutput } from '../../../contracts/leader'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { canHandOut } from '../../../domain/leader/hand-out'
import type { Order } from '../../../domain/order/types'
import { accepted, refused } from '../../../domain/result'
import { forLeader } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { arrivedOrders, paidOrdersOf } from '../../_kit/store/hand-outs'
import { householdsOf } from '../../_acts/households'
import { linesOf } from '../../_acts/lines-of'

/** What was or is to be handed out: of one group of hers, or everything that arrived for her, the latest first. */
export const pickups = forLeader(pickupsInput, async ({ groupId, after }, { leader }) => {
  if (groupId !== undefined) {
    const group = await readGroup(groupId)
    if (!group) return refused({ code: 'not-found', what: 'group' })
    if (group.leaderId !== leader._id) return refused({ code: 'not-your-group' })
  }
  const { rows, next } =
    groupId === undefined
      ? await arrivedOrders(leader._id, after, PAGE_SIZE)
      : await paidOrdersOf(groupId, after, PAGE_SIZE)
  const households = await householdsOf(rows.map(({ memberId }) => memberId))
  const output: PickupsOutput = {
    rows: rows.filter(staysOrGoes).map(order => ({
      orderId: order._id,
      name: order.memberName,
      household: households.get(order.memberId) ?? '',
      units: order.units,
      lines: linesOf(order),
      state: order.collected ? 'collected' : 'waiting',
      collectedAt: order.collected?.at ?? null,
      groupTitle: order.groupTitle,
    })),
    next,
  }
  return accepted(output)
})

/** Handed out, to be handed out, or on its way here; what was paid back or is not decided is none of these. */
function staysOrGoes(order: Order): boolean {
  const may = canHandOut(order)
  return may.ok || may.refusal.code === 'already-collected' || may.refusal.code === 'not-arrived'
}
