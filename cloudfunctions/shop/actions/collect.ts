import { collectInput } from '../../../contracts/staff'
import { accepted } from '../../../domain/result'
import { collect as handOver, handedOver } from '../../_acts/collect'
import { findOrder } from '../../_acts/find-order'
import { forStaff } from '../../_kit/action'
import { counterFor } from '../counter'

/** Staff hand goods over against their code: for a leader who cannot, or whose contract ended. */
export const collect = forStaff(
  collectInput,
  async (input, { staff, me, now, sees }) => {
    const counter = await counterFor(input, sees)
    if (!counter.ok) return counter
    const found = await findOrder(input.code, counter.value)
    if (!found.ok) return found
    const handed = await handOver(found.value, input, { memberId: me.memberId, name: staff.name }, now)
    if (!handed.ok) return handed
    return accepted(handedOver(found.value.order, handed.value, await counter.value.waiting()))
  },
  { target: ({ orderId }) => orderId, facts: ({ how }) => ({ how }) },
)
