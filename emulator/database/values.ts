import { BSONRegExp, ObjectId } from 'bson'

/** A stored document. Values are plain JavaScript: number, string, boolean, null, Date, RegExp, arrays, objects. */
export type Doc = Record<string, unknown>

export const isArray = Array.isArray

/** A bson class instance: ObjectId, Binary, Decimal128 and the like, opaque to everything here; not a document with such a field. */
export const isBson = (value: unknown): value is { _bsontype: string } =>
  typeof value === 'object' && value !== null && '_bsontype' in value && !Object.hasOwn(value, '_bsontype')

/** A plain embedded document, not an array, a date, a pattern or a bson class. */
export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp) &&
  !isBson(value)

/** An object whose first key is an operator, for example `{ $gte: 3 }`. */
export function isOperators(value: unknown): value is Doc {
  if (!isDoc(value)) return false
  for (const key in value) return key.startsWith('$')
  return false
}

/** Deep copy of what leaves the engine or is about to be changed; dates are copied, bson classes shared. */
export function clone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return value.map(clone) as T
  if (value instanceof Date) return new Date(value) as T
  if (value instanceof RegExp || isBson(value)) return value
  const copy: Doc = {}
  for (const key of Object.keys(value)) put(copy, key, clone((value as Doc)[key]))
  return copy as T
}

/** Assigns even the name `__proto__` as data. */
export function put(target: Doc, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  } else target[key] = value
}

/** MongoDB's name of a value's type, as its messages spell it. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'double'
    return Math.abs(value) <= 2 ** 31 ? 'int' : 'long'
  }
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp || value instanceof BSONRegExp) return 'regex'
  if (value instanceof ObjectId) return 'objectId'
  return isBson(value) ? value._bsontype.toLowerCase() : 'object'
}

/** Prints a value as the shell does in error messages: `{ a: 1, b: "x" }`. */
export function shell(value: unknown): string {
  if (value === undefined) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (isArray(value)) return value.length ? `[ ${value.map(shell).join(', ')} ]` : '[]'
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (!isDoc(value)) return String(value)
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${shell(inner)}`)
  return entries.length ? `{ ${entries.join(', ')} }` : '{}'
}
