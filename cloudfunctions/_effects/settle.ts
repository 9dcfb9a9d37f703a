import type { Instant } from '../../domain/money/types'
import { isOurs, whyOdd } from '../../domain/order/odd-payment'
import type { OddPayment } from '../../domain/order/types'
import type { ProviderPayment } from '../_kit/payments/provider'
import { CURRENCY, MERCHANT_ID } from '../_kit/payments/merchant'
import { correctOdd, keepOdd } from '../_kit/store/odd-payments'
import { addSecondPayment, markPaid, readOrder, revive } from '../_kit/store/orders'
import { refundIdOf, revivalIdOf } from './ids'

export type Settled =
  | 'paid'
  /** The order was given up; it takes what is left on the shelf, or everything goes back (C-04). */
  | 'revived'
  /** A second payment of a paid order; all of it goes back (C-06). */
  | 'second'
  /** This very payment was known. */
  | 'known'
  /** It does not fit the order; staff look at it (C-07). */
  | 'quarantined'
  | 'no-order'

type PaidFact = Extract<ProviderPayment, { state: 'paid' }>

const OURS = { currency: CURRENCY, merchantId: MERCHANT_ID }

/** Times the order is looked at again because it changed while it was being settled. */
const MOST_ROUNDS = 4

/**
 * Turns what the provider says of a payment into a fact of the order, in one guarded update (C-05: any number of
 * notices, at once or in turn, one fact). What must follow is written beside it and run by the caller.
 */
export async function settle(fact: PaidFact, now: Instant): Promise<Settled> {
  const { orderId, transactionId, fen, paidAt } = fact
  const wrong = whyOdd(fact, { ...OURS, payableFen: fen })
  if (wrong) return putAside(fact, wrong, now)
  const paid = { transactionId, fen, paidAt }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (await markPaid(orderId, paid, now)) return 'paid'
    const order = await readOrder(orderId)
    if (!order) return 'no-order'
    const { payment, payableFen } = order
    if (payment.transactionId === transactionId || payment.others?.[`t${transactionId}`] !== undefined)
      return 'known'
    if (whyOdd(fact, { ...OURS, payableFen })) return putAside(fact, 'amount', now)
    if (payment.state === 'cancelled') {
      if (await revive(orderId, paid, revivalIdOf(orderId, transactionId), now)) return 'revived'
    } else if (payment.state === 'paid') {
      const refundId = refundIdOf(orderId, 'second-payment', transactionId)
      if (await addSecondPayment(orderId, paid, refundId, now)) return 'second'
    }
  }
  throw new Error(`order ${orderId} changes faster than its payment can be settled`)
}

/** What is not a payment of this order is kept as what it is (C-07): the same one any number of times is kept once. */
async function putAside(fact: PaidFact, why: OddPayment['why'], now: Instant): Promise<Settled> {
  const { orderId, transactionId, fen: amount, currency, merchantId, paidAt } = fact
  const odd: OddPayment = { amount, currency, merchantId, paidAt, why, state: 'waiting' }
  if (await keepOdd(orderId, transactionId, odd, isOurs(odd), now)) return 'quarantined'
  if (await correctOdd(orderId, transactionId, why, isOurs(odd), now)) return 'quarantined'
  return (await readOrder(orderId)) ? 'quarantined' : 'no-order'
}
