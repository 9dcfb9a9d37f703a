import type { StockMove } from './types'

/** Whether two moves say the same, whoever said it and when: then the second is the first one's tap again. */
export function isSameMove(a: StockMove, b: StockMove): boolean {
  const why = (move: StockMove) => (move.what === 'corrected' ? move.why : null)
  return a.what === b.what && a.units === b.units && a.note === b.note && why(a) === why(b)
}
