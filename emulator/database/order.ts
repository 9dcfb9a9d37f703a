import { type Binary, type ObjectId } from 'bson'
import { isArray, isBson, isDoc, type Doc } from './values.ts'

/**
 * The BSON order of values, once as a comparison and once as strings that sort the same way (for indexes).
 * Strings are compared by UTF-16 units as JavaScript does; MongoDB compares bytes of UTF-8, which differs only
 * between characters outside the basic plane and U+E000 to U+FFFF.
 */

/** Rank of a value's type in the BSON comparison order; missing counts as null. */
export function rank(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return 5
    case 'number':
    case 'bigint':
      return 10
    case 'string':
      return 15
    case 'boolean':
      return 40
  }
  if (value === null) return 5
  if (isArray(value)) return 25
  if (value instanceof Date) return 45
  if (value instanceof RegExp) return 50
  if (!isBson(value)) return 20
  switch (value._bsontype) {
    case 'Long':
    case 'Int32':
    case 'Double':
    case 'Decimal128':
      return 10
    case 'Binary':
      return 30
    case 'ObjectID':
    case 'ObjectId':
      return 35
    case 'Timestamp':
      return 47
    case 'MinKey':
      return 1
    case 'MaxKey':
      return 127
    default:
      return 60
  }
}

/** BSON comparison: negative, zero or positive. Objects compare field by field, so key order matters. */
export function compare(a: unknown, b: unknown): number {
  const byRank = rank(a) - rank(b)
  if (byRank) return byRank
  switch (rank(a)) {
    case 5:
      return 0
    case 10:
      return compareNumbers(Number(a), Number(b))
    case 15:
      return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0
    case 40:
    case 45:
      return compareNumbers(Number(a), Number(b))
    default: {
      const left = encodeValue(a)
      const right = encodeValue(b)
      return left < right ? -1 : left > right ? 1 : 0
    }
  }
}

/** True when two values are the same to MongoDB: 1 equals 1, `{a,b}` does not equal `{b,a}`. */
export const same = (a: unknown, b: unknown) => a === b || compare(a, b) === 0

/**
 * `same` for two states of one document, which share whatever was not written to: parts that are one and the same are not
 * looked into.
 */
export function sameStates(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((element, at) => sameStates(element, b[at]))
  }
  if (!isDoc(a) || !isDoc(b)) return same(a, b)
  const names = Object.keys(a)
  const others = Object.keys(b)
  return (
    names.length === others.length &&
    names.every((name, at) => name === others[at] && sameStates(a[name], b[name]))
  )
}

// NaN sorts below every number and equals itself, as in MongoDB.
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1
}

/** The mark before every encoded value of a type; all values of the type start with it. */
export const encodeRank = (value: unknown) => String.fromCharCode(rank(value))

/** The mark an empty array leaves in an index: below null, as MongoDB's undefined. */
export const ENCODED_EMPTY_ARRAY = String.fromCharCode(3)

/** A string that sorts as the value does and is never the beginning of another value's string. */
export function encodeValue(value: unknown): string {
  return encodeRank(value) + payload(value)
}

function payload(value: unknown): string {
  switch (rank(value)) {
    case 1:
    case 5:
    case 127:
      return ''
    case 10:
      return encodeNumber(Number(value))
    case 15:
      return encodeText(value as string)
    case 20: {
      let text = ''
      for (const key of Object.keys(value as Doc)) {
        const inner = (value as Doc)[key]
        text += encodeRank(inner) + encodeText(key) + payload(inner)
      }
      return `${text}\u0000`
    }
    case 25: {
      let text = ''
      for (const element of value as unknown[]) text += encodeValue(element)
      return `${text}\u0000`
    }
    case 30:
      return encodeText((value as Binary).toString('hex'))
    case 35:
      return encodeText((value as ObjectId).toHexString())
    case 40:
      return value ? '1' : '0'
    case 45:
      return encodeNumber((value as Date).getTime())
    default:
      return encodeText(String(value))
  }
}

const bits = new DataView(new ArrayBuffer(8))

/** Eight bytes of the double, turned so that they sort as numbers do, in four characters. */
export function encodeNumber(value: number): string {
  if (Number.isNaN(value)) return '\u0000\u0000\u0000\u0000'
  bits.setFloat64(0, value === 0 ? 0 : value)
  const high = bits.getUint16(0)
  const negative = high & 0x8000
  const mask = negative ? 0xffff : 0
  return String.fromCharCode(
    negative ? high ^ 0xffff : high | 0x8000,
    bits.getUint16(2) ^ mask,
    bits.getUint16(4) ^ mask,
    bits.getUint16(6) ^ mask,
  )
}

function encodeText(text: string): string {
  return `${text.includes('\u0000') ? text.replaceAll('\u0000', '\u0000\u0001') : text}\u0000\u0000`
}

/** An encoded beginning of strings: the mark of the type and the first characters, left open. */
export const encodeTextPrefix = (text: string) => encodeRank('') + text

/** Turns an encoded value around for a descending field. */
export function flip(encoded: string): string {
  let flipped = ''
  for (let at = 0; at < encoded.length; at++) flipped += String.fromCharCode(0xffff - encoded.charCodeAt(at))
  return flipped
}

/** The smallest string above every string that begins with `prefix`; the empty prefix has none. */
export function afterPrefix(prefix: string): string | undefined {
  for (let at = prefix.length - 1; at >= 0; at--) {
    const code = prefix.charCodeAt(at)
    if (code < 0xffff) return prefix.slice(0, at) + String.fromCharCode(code + 1)
  }
  return undefined
}
