import type { Fen, Instant, Points } from '../money/types'
import type { Order } from '../order/types'
import { RETURN_WINDOW } from '../order/limits'
import { pointsFor } from '../order/points-for'
import { refundable } from '../order/refundable'

/** Points and commission are due when nothing can be returned any more (C-35). */
export const thanksDueAt = (collectedAt: Instant): Instant => collectedAt + RETURN_WINDOW

export interface Thanks {
  points: Points
  commissionFen: Fen
}

/**
 * What an order has earned once its return window is over, on what was kept: points on the net payment of the whole
 * order, commission line by line at the line's own stored fen, less the refunded pieces' share, rounded down (C-34, C-36).
 * What was voided stays void. A leader's own purchase earns her no commission (C-32, default).
 *
 * @throws Error when more went back than was paid, or more pieces than were bought.
 */
export function thanksOf(order: Order): Thanks {
  // Nothing of an order can go back before it was paid.
  const net = refundable(order)
  if (order.outcome === 'failed' || net === 0) {
    return { points: 0 as Points, commissionFen: 0 as Fen }
  }
  const own = order.memberId === order.leaderId
  const commission = order.lines.reduce((sum, line) => sum + keptCommission(line), 0)
  return {
    points: (order.points.state === 'voided' ? 0 : pointsFor(net)) as Points,
    commissionFen: (own || order.commission.state === 'voided' ? 0 : commission) as Fen,
  }
}

function keptCommission(line: Order['lines'][number]): number {
  const back = line.refunded + line.refunding
  const kept = line.quantity - back
  if (kept < 0) throw new Error(`${back} pieces of ${line.sku} go back of ${line.quantity}`)
  return Math.floor((line.commission.fen * kept) / line.quantity)
}
