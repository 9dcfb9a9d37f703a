import { collectInput } from '../../../contracts/leader'
import { accepted } from '../../../domain/result'
import { collect as handOver, handedOver } from '../../_acts/collect'
import { counterOfLeader, findOrder } from '../../_acts/find-order'
import { forLeader } from '../../_kit/action'
import { waitingOrders } from '../../_kit/store/hand-outs'
import { MOST_WAITING } from '../limits'

/** A leader hands goods over against their code. */
export const collect = forLeader(
  collectInput,
  async (input, { leader, me, now }) => {
    const found = await findOrder(input.code, counterOfLeader(leader))
    if (!found.ok) return found
    const handed = await handOver(found.value, input, { memberId: me.memberId, name: leader.name }, now)
    if (!handed.ok) return handed
    const waiting = await waitingOrders(leader._id, MOST_WAITING)
    return accepted(handedOver(found.value.order, handed.value, waiting))
  },
  { target: ({ orderId }) => orderId, facts: ({ how }) => ({ how }) },
)
