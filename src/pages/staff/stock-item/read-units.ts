/** The contract's limit of one move, in units. */
export const MOST_UNITS = 100_000

/** A whole number of pieces that somebody typed, in whatever digits; null when it is none. */
export function readUnits(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  if (!/^\d{1,6}$/.test(plain)) return null
  const units = Number(plain)
  return units >= 1 && units <= MOST_UNITS ? units : null
}
