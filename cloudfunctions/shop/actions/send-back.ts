import { sendBackInput, type MendOutput } from '../../../contracts/staff'
import { fen } from '../../../domain/money/fen'
import { canSendBack } from '../../../domain/order/send-back'
import { accepted } from '../../../domain/result'
import { refundIdOf } from '../../_effects/ids'
import { forStaff } from '../../_kit/action'
import { markSentBack } from '../../_kit/store/odd-payments'
import { mend } from '../mend'

/** A payment that does not fit its order goes back to whoever made it, all of it (C-07). */
export const sendBack = forStaff<typeof sendBackInput, MendOutput>(
  sendBackInput,
  ({ orderId, transactionId }, context) =>
    mend(orderId, context, order => {
      const decided = canSendBack(order, transactionId)
      if (!decided.ok) return decided
      const { odd } = decided.value
      const refundId = refundIdOf(orderId, 'odd-payment', transactionId)
      return accepted({
        done: decided.value.done,
        change: () => markSentBack(order, { transactionId, refundId, fen: fen(odd.amount) }, context.now),
        todos: [`refund-${refundId}`, 'mismatch'],
      })
    }),
  { target: ({ orderId }) => orderId, facts: ({ transactionId }) => ({ transactionId }) },
)
