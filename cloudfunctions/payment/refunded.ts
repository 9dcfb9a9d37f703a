import type { Instant } from '../../domain/money/types'
import { runTodos } from '../_effects/run'
import { readOrder } from '../_kit/store/orders'
import { idIn } from './id-in'

/** A refund is said to be done. Its own to-do asks the provider, now instead of at its next turn. */
export async function refunded(event: Record<string, unknown>, now: Instant): Promise<string> {
  const [orderId, refundId] = [idIn(event['outTradeNo']), idIn(event['outRefundNo'])]
  if (orderId === null || refundId === null) return 'no such refund'
  const before = await readOrder(orderId)
  if (!before?.refunds[refundId]) return 'no such refund'
  if (before.refunds[refundId].state !== 'done')
    await runTodos('order', orderId, now, { only: [`refund-${refundId}`] })
  const after = await readOrder(orderId)
  return after?.refunds[refundId]?.state === 'done' ? 'stored' : 'not done yet'
}
