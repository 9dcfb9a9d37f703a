import { randomBytes } from 'node:crypto'
import { writeFailed } from './errors.ts'
import { GENERATED_ID_LENGTH, MAX_DOCUMENT_BYTES, MAX_NESTING } from './limits.ts'
import { isArray, isBson, typeName, type Doc } from './values.ts'

/** What a document must be before it may be stored. */

/** An `_id` as the server makes it: 32 hexadecimal characters. */
export const newId = () => randomBytes(GENERATED_ID_LENGTH / 2).toString('hex')

/** Refuses what MongoDB cannot store: reserved names, too much nesting, too many bytes, an unusable `_id`. */
export function checkDocument(doc: Doc, operation: 'Insert' | 'Update'): void {
  const id = doc._id
  if (isArray(id) || id instanceof RegExp || id === null || id === undefined) {
    throw writeFailed(operation, `The '_id' value cannot be of type ${typeName(id)}`)
  }
  const bytes = measure(doc, '', 1, operation)
  if (bytes > MAX_DOCUMENT_BYTES) {
    throw writeFailed(operation, `object to ${operation.toLowerCase()} too large. size in bytes: ${bytes}`)
  }
}

/** Bytes the value takes in BSON, without its name. */
function measure(value: unknown, path: string, depth: number, operation: 'Insert' | 'Update'): number {
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
  if (isBson(value)) return 16
  if (depth > MAX_NESTING)
    throw writeFailed(operation, `cannot nest documents deeper than ${MAX_NESTING} levels`)
  let bytes = 5
  if (isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      bytes += 2 + String(at).length + measure(value[at], `${path}${at}.`, depth + 1, operation)
    }
    return bytes
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('$')) {
      throw writeFailed(
        operation,
        `The dollar ($) prefixed field '${name}' in '${path}${name}' is not valid for storage.`,
      )
    }
    if (name.includes('.')) {
      throw writeFailed(operation, `The dotted field '${name}' in '${path}${name}' is not valid for storage.`)
    }
    bytes += 2 + Buffer.byteLength(name) + measure(inner, `${path}${name}.`, depth + 1, operation)
  }
  return bytes
}
