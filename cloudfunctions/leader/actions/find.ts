import { findInput, type FindOutput } from '../../../contracts/leader'
import { canHandOut } from '../../../domain/leader/hand-out'
import { accepted } from '../../../domain/result'
import { forLeader } from '../../_kit/action'
import { counterOfLeader, findOrder } from '../../_acts/find-order'
import { householdsOf } from '../../_acts/households'
import { linesOf } from '../../_acts/lines-of'

/** Whose goods a code is for, before they change hands. */
export const find = forLeader(findInput, async ({ code, pointId }, { leader }) => {
  const found = await findOrder(code, counterOfLeader(leader), pointId)
  if (!found.ok) return found
  const { order } = found.value
  const allowed = canHandOut(order)
  if (!allowed.ok) return allowed
  const households = await householdsOf([order.memberId])
  const output: FindOutput = {
    orderId: order._id,
    name: order.memberName,
    household: households.get(order.memberId) ?? '',
    groupTitle: order.groupTitle,
    lines: linesOf(order, 'to-hand-out'),
    units: order.units,
  }
  return accepted(output)
})
