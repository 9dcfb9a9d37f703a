import type { Instant } from '../money/types'
import type { StockMove } from './types'

/** Moves of an item that are kept, whatever their age, to be read on its page. */
const KEPT = 30
/** ms. A phone gives a tap up long before. */
const REMEMBERED = 14 * 24 * 3600_000

/** The taps of moves that are neither among the last ones nor young enough to come again; the audit has them all. */
export function oldMoves(moves: Record<string, StockMove>, now: Instant): string[] {
  return Object.entries(moves)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(KEPT)
    .filter(([, { at }]) => at + REMEMBERED <= now)
    .map(([tapId]) => tapId)
}
