import type { Instant } from '../../domain/money/types'
import { settleAndPost } from '../_effects/settle-order'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import type { ProviderPayment } from '../_kit/payments/provider'
import { idIn } from './id-in'

/** A payment is said to have come in. `stored`: what the provider says of it is a fact of our order now. */
export async function paid(event: Record<string, unknown>, now: Instant): Promise<string> {
  const fact = await ask(idIn(event['transactionId']), idIn(event['outTradeNo']))
  if (fact.state !== 'paid') return `the provider says ${fact.state}`
  const settled = await settleAndPost(fact, now)
  return settled === 'no-order' ? 'no such order' : 'stored'
}

/** By the payment's own number first: only so a second payment of an order is seen. */
async function ask(transactionId: string | null, orderId: string | null): Promise<ProviderPayment> {
  if (transactionId !== null) {
    const fact = await cloudPayProvider.queryTransaction(transactionId)
    if (fact.state !== 'unknown-order') return fact
  }
  return orderId === null ? { state: 'unknown-order' } : cloudPayProvider.query(orderId)
}
