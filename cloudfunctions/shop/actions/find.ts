import { findInput } from '../../../contracts/staff'
import type { FindOutput } from '../../../contracts/leader'
import { canHandOut } from '../../../domain/leader/hand-out'
import { accepted, refused } from '../../../domain/result'
import { counterOfGroup } from '../../_acts/counter-of-group'
import { findOrder } from '../../_acts/find-order'
import { linesOf } from '../../_acts/lines-of'
import { forStaff } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'

/**
 * Whose goods a code is for, before staff hand them over. Audited, because the name is in full; where she lives is for
 * her leader only.
 */
export const find = forStaff(
  findInput,
  async ({ groupId, code }, { sees }) => {
    const group = await readGroup(groupId)
    if (!group || !sees(group.regionId)) return refused({ code: 'not-found', what: 'group' })
    const found = await findOrder(code, counterOfGroup(group))
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
  { target: ({ groupId }) => groupId },
)
