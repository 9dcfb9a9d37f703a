import { thanksDueAt } from '../ledger/thanks'
import type { Instant } from '../money/types'
import type { Order, OrderLine, Todos } from '../order/types'
import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'
import { inviteDueAt } from '../survey/invitation'

export type HandOutRefusal =
  | RefusalOf<'already-collected'>
  | RefusalOf<'not-arrived'>
  | RefusalOf<'not-collectable'>
  | RefusalOf<'unknown-code'>

/**
 * Pieces of a line that can still be handed out: what was refunded or is short stays here.
 *
 * @throws Error for a line of which more pieces went somewhere than were bought.
 */
export function toHandOut({ sku, quantity, collected, short, refunding, refunded }: OrderLine): number {
  const gone = collected + short + refunding + refunded
  if (gone > quantity) throw new Error(`${gone} pieces of ${sku} went somewhere, ${quantity} were bought`)
  return quantity - gone
}

/** Whether this order's goods may be handed out now. A second time says when it was and who did it (C-54). */
export function canHandOut(order: Order): Result<true, HandOutRefusal> {
  if (order.collected)
    return refused({ code: 'already-collected', at: order.collected.at, by: order.collected.byName })
  if (order.payment.state !== 'paid') return refused({ code: 'not-collectable', why: 'not-paid' })
  if (order.outcome === 'failed') return refused({ code: 'not-collectable', why: 'refunded' })
  if (order.outcome !== 'formed') return refused({ code: 'not-collectable', why: 'not-formed' })
  if (order.arrivedAt === null) return refused({ code: 'not-arrived' })
  if (order.lines.every(line => toHandOut(line) === 0)) {
    const refunding = order.lines.some(line => line.refunding > 0)
    return refused({ code: 'not-collectable', why: refunding ? 'refunding' : 'refunded' })
  }
  return accepted(true)
}

export interface HandedOut {
  collected: NonNullable<Order['collected']>
  /** Pieces handed out per line, in the order of the lines. */
  pieces: number[]
  todo: Todos
}

/**
 * What one guarded update writes when the goods change hands: once, with what follows. Points and commission are due
 * when the return window is over, which counts from here and not from payment (C-35).
 */
export function handOut(
  order: Order,
  by: { memberId: string; name: string },
  how: 'code' | 'scan',
  now: Instant,
  tap?: string,
): Result<HandedOut, HandOutRefusal> {
  const allowed = canHandOut(order)
  if (!allowed.ok) return allowed
  return accepted({
    collected: { at: now, by: by.memberId, byName: by.name, how, ...(tap === undefined ? {} : { tap }) },
    pieces: order.lines.map(toHandOut),
    todo: {
      'tell-collected': { due: now, tries: 0 },
      'report-shipping': { due: now, tries: 0 },
      invite: { due: inviteDueAt(now), tries: 0 },
      thanks: { due: thanksDueAt(now), tries: 0 },
    },
  })
}
