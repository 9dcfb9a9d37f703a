import { oldMarkers, type Keeping } from '../markers/old-markers'
import type { Instant } from '../money/types'
import type { StockMove } from './types'

/** The last thirty are read on an item's page; a phone gives an older tap up long before two weeks. */
const KEEPING: Keeping = { youngest: 30, lives: 14 * 24 * 3600_000 }

/** The taps of moves that neither are among the last ones nor can come again; the audit has them all. */
export function oldMoves(moves: Record<string, StockMove>, now: Instant): string[] {
  const made = Object.entries(moves).map(([tapId, { at }]) => [tapId, at] as const)
  return oldMarkers(Object.fromEntries(made), KEEPING, now)
}
