import { shareOf } from '../money/share-of'
import type { BasisPoints, Fen } from '../money/types'
import type { OrderLine } from './types'

/**
 * The leader's commission on one line: its goods after discounts, times the rate in force, rounded down per line
 * (C-34); the line keeps base and rate, so that a later change of the rate touches nothing (C-38). One's own
 * purchase earns none (the default of C-32).
 */
export function commissionOn(amountFen: Fen, rateBp: BasisPoints, own: boolean): OrderLine['commission'] {
  const rate = own ? 0 : rateBp
  return { baseFen: amountFen, rateBp: rate, fen: shareOf(amountFen, rate) }
}
