import { drawsOf } from '../shelf/draws-of'
import { priceBasket, type BasketRefusal, type PricedLine, type Wanted } from '../goods/price-basket'
import { payBy } from '../order/pay-by'
import { accepted, refused, type Result } from '../result'
import type { RefusalOf } from '../refusals'
import type { Fen, Instant } from '../money/types'
import type { StockItem } from '../goods/types'
import type { GroupTerms } from './types'

export interface Join {
  lines: Wanted[]
  pointId: string
  termsVersion: number
  /** What the button said. */
  expectedFen: Fen
}
export interface Joining {
  lines: PricedLine[]
  draws: Record<StockItem, number>
  units: number
  totalFen: Fen
  point: GroupTerms['points'][number]
  payBy: Instant
}
export type JoinRefusal = BasketRefusal | RefusalOf<'group-ended' | 'wrong-point' | 'price-changed'>

/**
 * Joining a group under its terms: price and draws come from them, never from the phone (C-70). What the button said
 * must be what is charged; otherwise the member is shown the new price and asked (C-16).
 */
export function joinGroup(terms: GroupTerms, join: Join, now: Instant): Result<Joining, JoinRefusal> {
  if (now >= terms.endsAt) return refused({ code: 'group-ended', endedAt: terms.endsAt })
  const point = terms.points.find(({ id }) => id === join.pointId)
  if (!point) return refused({ code: 'wrong-point' })
  const priced = priceBasket(terms.pool, join.lines)
  if (!priced.ok) return priced
  const { lines, units, totalFen } = priced.value
  if (totalFen !== join.expectedFen || terms.version !== join.termsVersion)
    return refused({ code: 'price-changed', termsVersion: terms.version, changes: [], totalFen })
  const draws = drawsOf(lines.map(({ quantity, good }) => ({ quantity, draws: good.draws })))
  return accepted({ lines, draws, units, totalFen, point, payBy: payBy(now, terms.endsAt) })
}
