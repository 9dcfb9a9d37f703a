import { findInput } from '../../../contracts/staff'
import type { FindOutput } from '../../../contracts/leader'
import { canHandOut } from '../../../domain/leader/hand-out'
import { accepted } from '../../../domain/result'
import { findOrder } from '../../_acts/find-order'
import { linesOf } from '../../_acts/lines-of'
import { forStaff } from '../../_kit/action'
import { counterFor, standId } from '../counter'

/**
 * Whose goods a code is for, before staff hand them over. Audited, because the name is in full; where she lives is for
 * her leader only.
 */
export const find = forStaff(
  findInput,
  async (input, { sees }) => {
    const counter = await counterFor(input, sees)
    if (!counter.ok) return counter
    const found = await findOrder(input.code, counter.value)
    if (!found.ok) return found
    const { order } = found.value
    const allowed = canHandOut(order)
    if (!allowed.ok) return allowed
    return accepted<FindOutput>({
      orderId: order._id,
      name: order.memberName,
      household: '',
      groupTitle: order.groupTitle,
      lines: linesOf(order, 'to-hand-out'),
      units: order.units,
    })
  },
  { target: standId },
)
