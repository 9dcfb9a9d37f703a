import { collectInput } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { collect as handOver, handedOver } from '../../_acts/collect'
import { counterOfGroup } from '../../_acts/counter-of-group'
import { findOrder } from '../../_acts/find-order'
import { forStaff } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { allPaidOrdersOf } from '../../_kit/store/hand-outs'

/** Staff hand goods over against their code: for a leader who cannot, or whose contract ended. */
export const collect = forStaff(
  collectInput,
  async (input, { staff, me, now, sees }) => {
    const group = await readGroup(input.groupId)
    if (!group || !sees(group.regionId)) return refused({ code: 'not-found', what: 'group' })
    const found = await findOrder(input.code, counterOfGroup(group))
    if (!found.ok) return found
    const handed = await handOver(found.value, input, { memberId: me.memberId, name: staff.name }, now)
    if (!handed.ok) return handed
    const waiting = await allPaidOrdersOf(group._id)
    return accepted(handedOver(found.value.order, handed.value, waiting))
  },
  { target: ({ orderId }) => orderId, facts: ({ how }) => ({ how }) },
)
