import { refundAgainInput, type MendOutput } from '../../../contracts/staff'
import { canRefundAgain } from '../../../domain/order/refund-again'
import { accepted } from '../../../domain/result'
import { refundIdOf } from '../../_effects/ids'
import { forStaff } from '../../_kit/action'
import { askAgain } from '../../_kit/store/orders'
import { mend } from '../mend'

/**
 * WeChat closed a refund: the money is still owed. It is asked for under a new number, made from the closed one's, so that
 * however often staff tap there is one (C-27, C-28).
 */
export const refundAgain = forStaff<typeof refundAgainInput, MendOutput>(
  refundAgainInput,
  ({ orderId, refundId }, context) =>
    mend(orderId, context, order => {
      const decided = canRefundAgain(order, refundId)
      if (!decided.ok) return decided
      const { reason } = order.refunds[refundId]!
      const next = refundIdOf(orderId, reason, `again|${refundId}`)
      return accepted({
        done: decided.value.done,
        change: () => askAgain(order, refundId, next, context.now),
        todos: [`refund-${next}`],
      })
    }),
  { target: ({ orderId }) => orderId, facts: ({ refundId }) => ({ refundId }) },
)
