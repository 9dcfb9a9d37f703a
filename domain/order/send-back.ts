import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'
import { isOurs } from './odd-payment'
import type { OddPayment, Order } from './types'

/** `done`: staff have said so before. */
type Odd = Result<{ odd: OddPayment; done: boolean }, RefusalOf<'not-found' | 'not-ours' | 'ours'>>

/** May this payment go back to whoever made it? */
export function canSendBack(order: Order, transactionId: string): Odd {
  const odd = order.payment.odd?.[`t${transactionId}`]
  if (!odd) return refused({ code: 'not-found', what: 'payment' })
  if (!isOurs(odd)) return refused({ code: 'not-ours' })
  return accepted({ odd, done: odd.state !== 'waiting' })
}

/** May it be laid aside for good? Only what never was in our account: our own money goes back. */
export function canDismiss(order: Order, transactionId: string): Odd {
  const odd = order.payment.odd?.[`t${transactionId}`]
  if (!odd) return refused({ code: 'not-found', what: 'payment' })
  if (isOurs(odd)) return refused({ code: 'ours' })
  return accepted({ odd, done: odd.state !== 'waiting' })
}
