import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'
import type { Order } from './types'

/** May this refund be asked for again? Only one that WeChat closed, and once: otherwise two would give the same money back. */
export function canRefundAgain(
  order: Order,
  refundId: string,
): Result<{ done: boolean }, RefusalOf<'not-found' | 'not-closed'>> {
  const refund = order.refunds[refundId]
  if (!refund) return refused({ code: 'not-found', what: 'refund' })
  if (refund.replacedBy !== undefined) return accepted({ done: true })
  if (refund.state !== 'closed') return refused({ code: 'not-closed', state: refund.state })
  return accepted({ done: false })
}
