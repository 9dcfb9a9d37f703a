import type { Fen } from './types'

/** Makes a number money. A fraction, or more than a double carries exactly, is a breach, never rounded away (C-31). */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole number of fen`)
  return amount as Fen
}
