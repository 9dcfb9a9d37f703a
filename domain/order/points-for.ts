import type { Fen, Points } from '../money/types'

/** Fen for one point: one point per whole yuan of an order. */
const FEN_PER_POINT = 100

/** Whole points for so many fen that were kept, rounded down: 99 fen earn none. */
export function pointsFor(paid: Fen): Points {
  return Math.floor(paid / FEN_PER_POINT) as Points
}
