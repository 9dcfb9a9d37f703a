import { ENCODED_EMPTY_ARRAY, compare, encodeValue } from './order.ts'
import { isArray, isDoc, type Doc } from './values.ts'

/** How MongoDB walks a dotted path through embedded documents and arrays. */

const NUMERIC = /^\d+$/

/** A field of a document, never what JavaScript gives to every object (`constructor`, `toString`, `__proto__`). */
function fieldOf(doc: Doc, name: string): unknown {
  return Object.hasOwn(doc, name) ? doc[name] : undefined
}

/**
 * Visits the value at the end of `path`, once per branch where the path crosses an array; `undefined` where
 * the last field is missing. Stops when `visit` answers true, and then answers true itself.
 */
export function someAt(root: unknown, path: string, visit: (value: unknown) => boolean): boolean {
  return path.includes('.') ? walk(root, path.split('.'), 0, visit) : visit(fieldOf(root as Doc, path))
}

function walk(value: unknown, parts: string[], at: number, visit: (value: unknown) => boolean): boolean {
  if (at === parts.length) return visit(value)
  const part = parts[at]!
  if (isArray(value)) {
    if (NUMERIC.test(part) && Number(part) < value.length) {
      if (walk(value[Number(part)], parts, at + 1, visit)) return true
    }
    // Elements that are no documents are passed over: {a:[1]} has nothing at a.b, not even null.
    for (const element of value) if (isDoc(element) && walk(element, parts, at, visit)) return true
    return false
  }
  if (!isDoc(value)) return visit(undefined)
  return walk(fieldOf(value, part), parts, at + 1, visit)
}

/** Like `someAt`, and an array at the end is visited element by element first, then whole. */
export function someElementAt(root: unknown, path: string, visit: (value: unknown) => boolean): boolean {
  return someAt(
    root,
    path,
    value => (isArray(value) && value.some(element => visit(element))) || visit(value),
  )
}

/** The value at a path that crosses no array, or undefined. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root
  for (const part of path.split('.')) {
    if (isArray(value) && NUMERIC.test(part)) value = value[Number(part)]
    else if (isDoc(value)) value = fieldOf(value, part)
    else return undefined
  }
  return value
}

/** The encoded keys a document has in an index on `path`: one, or one per element when it crosses an array. */
export function encodedKeysAt(doc: Doc, path: string): { keys: string[]; crossesArray: boolean } {
  if (!path.includes('.')) {
    const value = fieldOf(doc, path)
    if (!isArray(value)) return { keys: [encodeValue(value)], crossesArray: false }
  }
  const keys = new Set<string>()
  someAt(doc, path, value => {
    if (!isArray(value)) keys.add(encodeValue(value))
    else if (value.length === 0) keys.add(ENCODED_EMPTY_ARRAY)
    else for (const element of value) keys.add(encodeValue(element))
    return false
  })
  if (keys.size === 0) keys.add(encodeValue(null))
  return { keys: [...keys], crossesArray: firstArrayOn(doc, path) !== undefined }
}

/** The first part of the path that holds an array in this document, as a path of its own. */
export function firstArrayOn(doc: Doc, path: string): string | undefined {
  let value: unknown = doc
  const walked: string[] = []
  for (const part of path.split('.')) {
    if (!isDoc(value)) return undefined
    value = fieldOf(value, part)
    walked.push(part)
    if (isArray(value)) return walked.join('.')
  }
  return undefined
}

/**
 * Compares two documents by a sort like `{ at: -1, name: 1 }`. Of several values at a path the smallest counts
 * when ascending and the largest when descending, as in MongoDB.
 */
export function bySort(sort: Record<string, 1 | -1>): (a: Doc, b: Doc) => number {
  const fields = Object.entries(sort)
  return (a, b) => {
    for (const [path, direction] of fields) {
      const order = compareSortKeys(sortKey(a, path, direction), sortKey(b, path, direction))
      if (order) return order * direction
    }
    return 0
  }
}

const EMPTY_ARRAY = Symbol('empty array')

function sortKey(doc: Doc, path: string, direction: 1 | -1): unknown {
  let chosen: unknown
  let found = false
  const offer = (value: unknown) => {
    if (!found || compareSortKeys(value, chosen) * direction < 0) chosen = value
    found = true
  }
  someAt(doc, path, value => {
    if (!isArray(value)) offer(value)
    else if (value.length === 0) offer(EMPTY_ARRAY)
    else value.forEach(offer)
    return false
  })
  return chosen
}

function compareSortKeys(a: unknown, b: unknown): number {
  if (a === EMPTY_ARRAY || b === EMPTY_ARRAY) return a === b ? 0 : a === EMPTY_ARRAY ? -1 : 1
  return compare(a, b)
}
