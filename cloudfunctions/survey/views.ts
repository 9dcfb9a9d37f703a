import type { ThreadOutput } from '../../contracts/survey'
import type { OrderLineView } from '../../contracts/views'
import type { Order } from '../../domain/order/types'
import type { Case } from '../../domain/survey/types'
import { orderLineView } from '../_views/order-card'

export function lineViews(order: Order | null): OrderLineView[] {
  return (order?.lines ?? []).map(orderLineView)
}

export function threadView(found: Case, order: Order | null): ThreadOutput {
  const { _id, score, reasons, state, dueAt, thread } = found
  return {
    caseId: _id,
    score,
    reasons,
    state,
    dueAt,
    thread: thread.map(({ at, by, name, text }) => ({ at, by, name, text })),
    lines: lineViews(order),
  }
}
