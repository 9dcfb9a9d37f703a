import type { ThreadOutput } from '../../contracts/survey'
import type { OrderLineView } from '../../contracts/views'
import type { Order } from '../../domain/order/types'
import type { Case } from '../../domain/survey/types'

/** The lines of an order as a phone shows them; commission and counts stay behind. */
export function lineViews(order: Order | null): OrderLineView[] {
  return (order?.lines ?? []).map(({ sku, name, spec, art, tint, quantity, priceFen, amountFen }) => ({
    sku,
    name,
    spec,
    art,
    tint,
    quantity,
    priceFen,
    amountFen,
  }))
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
