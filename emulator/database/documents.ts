import { randomBytes } from 'node:crypto'
import { documentTooLarge, writeFailed } from './errors.ts'
import { GENERATED_ID_LENGTH, MAX_DOCUMENT_BYTES, MAX_NESTING } from './limits.ts'
import { isArray, isDoc, typeName, type Doc } from './values.ts'

/** What a document must be before it may be stored. */

/** An `_id` as the server makes it: 32 hexadecimal characters. */
export const newId = () => randomBytes(GENERATED_ID_LENGTH / 2).toString('hex')

/** MongoDB's own rule, and what cannot be written as UTF-8: the store would find its key to be another one when it is opened. */
const NO_COLLECTION = /^$|[$\u0000\p{Surrogate}]|^system\./u

export const isCollectionName = (name: string): boolean => !NO_COLLECTION.test(name)

/**
 * Refuses what MongoDB cannot store: names that begin with a dollar, too much nesting, too many bytes, an unusable `_id`. Names with a
 * dot are stored (the vendor's own tests do it), though no path leads to them.
 */
export function checkDocument(doc: Doc, operation: 'Insert' | 'Update'): void {
  const id = doc._id
  if (isArray(id) || id instanceof RegExp || id === null || id === undefined) {
    throw writeFailed(operation, `The '_id' value cannot be of type ${typeName(id)}`)
  }
  const { bytes } = measure(doc, '', 1, operation)
  if (bytes > MAX_DOCUMENT_BYTES) throw documentTooLarge(operation, bytes)
}

interface Size {
  /** Bytes in BSON, without the name. */
  bytes: number
  /** Levels of documents and arrays, itself included; 0 of a plain value. */
  levels: number
}

/**
 * What was measured of large lists and maps and of what lies in them; an update shares with the old state what it did not touch.
 * Anything else is measured again: it is soon done, and V8 tells keys of a weak map apart by 21 bits, so that one with every part
 * of a million documents would stand still.
 */
const measured = new WeakMap<object, Size>()
/** Entries from which on a list or map is large: far more than a document has fields of its own. */
const LARGE = 256

function measure(
  value: unknown,
  path: string,
  depth: number,
  operation: 'Insert' | 'Update',
  inLarge = false,
): Size {
  if (typeof value !== 'object' || value === null || !(isArray(value) || isDoc(value))) {
    // BSON has none; the SDK sends it all the same, and would read it back as the first of January 1970.
    if (value instanceof Date && Number.isNaN(value.getTime()))
      throw writeFailed(operation, `'${path.slice(0, -1)}' is an invalid date`)
    return { bytes: bytesOf(value), levels: 0 }
  }
  const known = measured.get(value)
  if (depth + (known?.levels ?? 1) - 1 > MAX_NESTING)
    throw writeFailed(operation, `cannot nest documents deeper than ${MAX_NESTING} levels`)
  if (known) return known
  const size = { bytes: 5, levels: 1 }
  const entries = Object.entries(value)
  const large = entries.length >= LARGE
  for (const [name, inner] of entries) {
    if (name.startsWith('$')) {
      throw writeFailed(
        operation,
        `The dollar ($) prefixed field '${name}' in '${path}${name}' is not valid for storage.`,
      )
    }
    // It ends a name in BSON.
    if (name.includes('\u0000'))
      throw writeFailed(operation, `the field name ${JSON.stringify(path + name)} contains a null byte`)
    const part = measure(inner, `${path}${name}.`, depth + 1, operation, large)
    size.bytes += 2 + Buffer.byteLength(name) + part.bytes
    size.levels = Math.max(size.levels, part.levels + 1)
  }
  if (large || inLarge) measured.set(value, size)
  return size
}

function bytesOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return 5 + Buffer.byteLength(value)
    case 'number':
      return 8
    case 'boolean':
      return 1
    case 'object':
      break
    default:
      return 0
  }
  if (value === null) return 0
  if (value instanceof Date) return 8
  if (value instanceof RegExp) return value.source.length + value.flags.length + 2
  return 16
}
