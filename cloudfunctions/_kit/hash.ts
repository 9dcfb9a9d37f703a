import { createHash, randomBytes, randomInt } from 'node:crypto'

/** First `length` hex digits of SHA-256. */
export function digest(text: string, length = 20): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

/** The caller's key on shelves: known without a read, begins with a letter because it becomes a field name. */
export function memberKeyOf(openid: string): string {
  return `k${digest(`key|${openid}`)}`
}

/** A group's id follows from the tap that opens it; short enough for a mini-program code's scene. */
export function groupIdOf(openId: string): string {
  return `g${digest(`group|${openId}`, 16)}`
}

/** The same value gives the same text whatever the order of its keys: commands are compared by its hash. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>).filter(
      ([, inner]) => inner !== undefined,
    )
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const ALPHABET = `0123456789${LETTERS}`

/** A random id of ours: a letter, then letters and digits; 16 characters carry 80 bits. */
export function randomId(prefix: string, length = 16): string {
  const bytes = randomBytes(length)
  let id = prefix
  for (const byte of bytes) id += ALPHABET[byte % ALPHABET.length]
  return id
}

/** So many digits by chance, leading noughts included; at most 14 (a limit of randomInt). */
export function randomDigits(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0')
}

/** An id as a field name: those are letters, digits and `_`, at most 32 (cloud database FAQ). */
export function fieldKey(id: string): string {
  return `e${digest(id, 24)}`
}
