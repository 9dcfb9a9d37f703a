import { collectInput, type CollectOutput } from '../../../contracts/leader'
import { canHandOut, handOut } from '../../../domain/leader/hand-out'
import { accepted, refused } from '../../../domain/result'
import { forLeader } from '../../_kit/action'
import { markCollected, waitingOrders } from '../../_kit/store/hand-outs'
import { readOrder } from '../../_kit/store/orders'
import { findOrder } from '../find-order'
import { MOST_WAITING } from '../limits'

/**
 * The goods change hands. One guarded update of the order, so they do it once, whoever scans at the same moment (C-54);
 * what follows (thanks, the invitation to say how it was, a word to the member) is written beside it.
 */
export const collect = forLeader(
  collectInput,
  async ({ orderId, code: text, how }, { leader, me, now }) => {
    const found = await findOrder(text, leader)
    if (!found.ok) return found
    const { order, code } = found.value
    if (order._id !== orderId) return refused({ code: 'unknown-code' })
    const handed = handOut(order, { memberId: me.memberId, name: leader.name }, how, now)
    if (!handed.ok) return handed
    const { collected, pieces, todo } = handed.value
    if (!(await markCollected(order, code, collected, pieces, todo))) {
      const after = await readOrder(orderId)
      const why = after ? canHandOut(after) : null
      return why && !why.ok ? why : refused({ code: 'busy' })
    }
    const left = await waitingOrders(leader._id, MOST_WAITING)
    const output: CollectOutput = {
      orderId,
      name: order.memberName,
      units: order.units,
      at: collected.at,
      left: left.filter(waiting => canHandOut(waiting).ok).length,
    }
    return accepted(output)
  },
  { target: ({ orderId }) => orderId, facts: ({ how }) => ({ how }) },
)
