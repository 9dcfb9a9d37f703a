/** A pick-up code as it came in: typed, or scanned together with the point it belongs to. */
export interface ReadCode {
  digits: string
  /** null when it was typed. */
  pointId: string | null
}

/**
 * Reads `638 204` as well as `LT:wutong3:638204`; full-width digits too. null when it is neither:
 * some other QR code, or a number of another length.
 */
export function readCode(text: string): ReadCode | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const scanned = /^LT:([A-Za-z][0-9A-Za-z_-]{0,79}):(\d{6})$/.exec(plain)
  if (scanned) return { pointId: scanned[1]!, digits: scanned[2]! }
  return /^\d{6}$/.test(plain) ? { pointId: null, digits: plain } : null
}
