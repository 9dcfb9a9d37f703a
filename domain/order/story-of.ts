import type { Instant } from '../money/types'
import { isOurs } from './odd-payment'
import { paidOf } from './paid-of'
import type { Order } from './types'

/** One thing that happened to an order. Sentences are made in `texts`. */
export interface StoryItem {
  what:
    | 'placed'
    | 'paid'
    | 'odd-payment'
    | 'cancelled'
    | 'group-formed'
    | 'group-failed'
    | 'refund-asked'
    | 'refund-processing'
    | 'refund-done'
    | 'refund-abnormal'
    | 'refund-closed'
    | 'arrived'
    | 'collected'
    | 'points-earned'
  at: Instant
  facts: Record<string, string | number>
}

/** What happened to an order, newest first, read from the facts it keeps. */
export function storyOf(order: Order): StoryItem[] {
  const story: StoryItem[] = [{ what: 'placed', at: order.placedAt, facts: { fen: order.payableFen } }]
  const { payment, outcomeAt } = order
  if (payment.cancelledAt !== undefined)
    story.push({ what: 'cancelled', at: payment.cancelledAt, facts: { why: payment.why ?? 'asked' } })
  if (payment.paidAt !== undefined)
    story.push({ what: 'paid', at: payment.paidAt, facts: { fen: paidOf(order) } })
  for (const odd of Object.values(payment.odd ?? {})) {
    const facts = {
      asked: order.payableFen,
      ours: Number(isOurs(odd)),
      ...(isOurs(odd) ? { fen: odd.amount } : {}),
    }
    story.push({ what: 'odd-payment', at: odd.paidAt, facts })
  }
  if (order.outcome && outcomeAt !== null)
    story.push({ what: `group-${order.outcome}`, at: outcomeAt, facts: {} })
  for (const refund of Object.values(order.refunds)) {
    const facts = { fen: refund.fen, reason: refund.reason }
    story.push({ what: 'refund-asked', at: refund.askedAt, facts })
    // Only being done has an instant of its own; when WeChat said the others is not kept.
    if (refund.state !== 'asked')
      story.push({ what: `refund-${refund.state}`, at: refund.doneAt ?? refund.askedAt, facts })
  }
  if (order.arrivedAt !== null) story.push({ what: 'arrived', at: order.arrivedAt, facts: {} })
  if (order.collected)
    story.push({ what: 'collected', at: order.collected.at, facts: { by: order.collected.byName } })
  if (order.points.earnedAt !== undefined)
    story.push({ what: 'points-earned', at: order.points.earnedAt, facts: { points: order.points.points } })
  // Sorting keeps equal instants as they stand: the one told later comes first.
  return story.reverse().sort((a, b) => b.at - a.at)
}
