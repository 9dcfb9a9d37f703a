import { fen } from './fen'
import type { Fen } from './types'

/**
 * The sum of some amounts, none of none; amounts below zero count as what they are.
 *
 * @throws RangeError when the sum is more than a double carries exactly.
 */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}
