import { fen } from './fen'
import type { Fen } from './types'

/**
 * Splits `total` in proportion to `weights` so that no fen is lost (C-21): everybody gets her share rounded down,
 * the fen left over go one each to the largest remainders, earlier weights first. When the weights are amounts and
 * the total is no more than their sum, no part exceeds its weight.
 *
 * @throws RangeError for a negative total, a negative weight, or weights that sum to zero while there is money.
 */
export function split(total: Fen, weights: readonly number[]): Fen[] {
  if (total < 0) throw new RangeError('a negative amount is split by its opposite')
  if (weights.some(weight => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('weights are whole and not negative')
  // Products of two amounts may exceed what a double carries exactly, so this is done in big integers.
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n) {
    if (total > 0) throw new RangeError('nobody to give it to')
    return weights.map(() => fen(0))
  }
  const shares = weights.map(weight => {
    const product = BigInt(total) * BigInt(weight)
    return { part: Number(product / sum), remainder: product % sum }
  })
  const left = total - shares.reduce((all, { part }) => all + part, 0)
  // Sorting keeps equal remainders in the order of their weights.
  const first = [...shares].sort((a, b) => Number(b.remainder - a.remainder))
  for (const share of first.slice(0, left)) share.part += 1
  return shares.map(({ part }) => fen(part))
}
