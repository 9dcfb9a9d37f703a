import type { Instant } from '../../domain/money/types'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import type { ProviderPayment } from '../_kit/payments/provider'
import { runTodos } from './run'
import { settle, type Settled } from './settle'

/** Asks the provider what became of an order's money, settles what it says, and posts it at once. */
export async function settleFromProvider(
  orderId: string,
  now: Instant,
): Promise<Settled | ProviderPayment['state']> {
  const fact = await cloudPayProvider.query(orderId)
  return fact.state === 'paid' ? settleAndPost(fact, now) : fact.state
}

/**
 * Settles a payment and runs what a member waits for: her caps in the crate, and the group that forms by them. The
 * rest of what follows is left to the timer, which comes within a minute.
 */
export async function settleAndPost(
  fact: Extract<ProviderPayment, { state: 'paid' }>,
  now: Instant,
): Promise<Settled> {
  const settled = await settle(fact, now)
  if (settled === 'paid' || settled === 'revived' || settled === 'known')
    await runTodos('order', fact.orderId, now, { only: ['post', 'revive'] })
  return settled
}
