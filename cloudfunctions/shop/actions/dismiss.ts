import { dismissInput, type MendOutput } from '../../../contracts/staff'
import { canDismiss } from '../../../domain/order/send-back'
import { accepted } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { markDismissed } from '../../_kit/store/odd-payments'
import { mend } from '../mend'

/** A payment to another merchant or in another currency is not ours to give back: staff note what became of it. */
export const dismiss = forStaff<typeof dismissInput, MendOutput>(
  dismissInput,
  ({ orderId, transactionId, note }, context) =>
    mend(orderId, context, order => {
      const decided = canDismiss(order, transactionId)
      if (!decided.ok) return decided
      const said = { text: note, by: context.me.memberId, byName: context.staff.name, at: context.now }
      return accepted({
        done: decided.value.done,
        change: () => markDismissed(order, { transactionId, note: said }, context.now),
        todos: ['expire', 'mismatch'],
      })
    }),
  {
    target: ({ orderId }) => orderId,
    facts: ({ transactionId, note }) => ({ transactionId, note }),
  },
)
