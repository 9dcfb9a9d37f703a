import type { Fen } from '../money/types'

/** No price of a good is above this: ¥100,000, the limit of a contract's fen. */
const MOST_YUAN_DIGITS = 5

/** What people type around a number: full-width forms, spaces, thousands commas. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/**
 * `¥4.60`, `４．６元`, `1,280` → fen, digit by digit and never through a float. null when it is no amount of
 * money, has parts of a fen, or is not above nothing.
 */
export function readPrice(text: string): Fen | null {
  const bare = plain(text)
    .replace(/^[¥￥]|^RMB/i, '')
    .replace(/(元|块)$/, '')
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(bare)
  if (!match) return null
  const yuan = match[1]!.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  if (yuan.length > MOST_YUAN_DIGITS) return null
  const fen = Number(yuan) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen > 0 ? (fen as Fen) : null
}

/** A whole number of pieces, `24` or `24瓶`; null when it is none or above `most`. */
export function readCount(text: string, most: number): number | null {
  const match = /^(\d{1,6})(瓶|罐|件|个|只)?$/.exec(plain(text))
  if (!match) return null
  const count = Number(match[1])
  return count <= most ? count : null
}
