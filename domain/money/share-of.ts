import { fen } from './fen'
import type { BasisPoints, Fen } from './types'

/** One whole in basis points. */
const WHOLE_BP = 10_000n

/** A rate of an amount, rounded down to the fen: `shareOf(999, 800)` is 79. */
export function shareOf(amount: Fen, rate: BasisPoints): Fen {
  return fen(Number((BigInt(amount) * BigInt(rate)) / WHOLE_BP))
}
