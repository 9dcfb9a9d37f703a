import { writeFailed } from './errors.ts'
import { isArray, isDoc, put, shell, type Doc } from './values.ts'

/** Where a dotted path of an update leads in one document. */
export interface Place {
  holder: Doc | unknown[]
  key: string
  /** The present value, undefined when missing. */
  value: unknown
  /** The last field on the way that holds an array, if the path goes into one. */
  crossedArray?: string
}

/**
 * A document being changed. What the update has not touched is still the stored document's own, shared and never written to;
 * `own` holds the parts that were copied for this update.
 */
export interface Draft {
  doc: Doc
  own: Set<object>
}

/** A draft of a stored document; nothing below its first level is copied yet. */
export function draftOf(stored: Doc): Draft {
  const doc = { ...stored }
  return { doc, own: new Set([doc]) }
}

/**
 * How to treat a path that is not there: `create` makes what is missing, `check` makes nothing but refuses a path
 * that could not be made, `lenient` answers null for either.
 */
type Manner = 'create' | 'check' | 'lenient'

/** MongoDB fills an array with nulls up to a written position, but not for more than this (its own limit). */
const MAX_ARRAY_PADDING = 1_500_000

const POSITION = /^(0|[1-9]\d*)$/

/** Finds a place; everything on the way to it is the draft's own then, so that it may be written to. */
export function locate(draft: Draft, path: string, manner: 'create'): Place
export function locate(draft: Draft, path: string, manner: Manner): Place | null
export function locate(draft: Draft, path: string, manner: Manner): Place | null {
  const parts = path.split('.')
  if (parts.some(part => part === '')) {
    throw writeFailed(
      'Update',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    )
  }
  let holder: Doc | unknown[] = draft.doc
  let name = ''
  let crossedArray: string | undefined
  for (const [at, key] of parts.entries()) {
    if (isArray(holder)) {
      crossedArray = name
      if (!POSITION.test(key)) return refuse(manner, key, name, holder)
    } else if (key.startsWith('$')) {
      throw writeFailed(
        'Update',
        `The dollar ($) prefixed field '${key}' in '${path}' is not valid for storage.`,
      )
    }
    const value: unknown = Object.hasOwn(holder, key) ? (holder as Doc)[key] : undefined
    if (at === parts.length - 1) return { holder, key, value, crossedArray }
    if (value === undefined) {
      if (manner !== 'create') return null
      const made: Doc = {}
      draft.own.add(made)
      write({ holder, key, value }, made)
      holder = made
    } else if (isDoc(value) || isArray(value)) holder = owned(draft, holder, key, value)
    else return refuse(manner, parts[at + 1]!, key, value)
    name = key
  }
  return null
}

/** A part of the document that may be written to: itself, or a copy of its first level put in its place. */
function owned<T extends Doc | unknown[]>({ own }: Draft, holder: Doc | unknown[], key: string, part: T): T {
  if (own.has(part)) return part
  const copy = (isArray(part) ? [...part] : { ...part }) as T
  own.add(copy)
  write({ holder, key, value: part }, copy)
  return copy
}

function refuse(manner: Manner, key: string, name: string, value: unknown): null {
  if (manner === 'lenient') return null
  throw writeFailed('Update', `Cannot create field '${key}' in element {${name}: ${shell(value)}}`)
}

/** Puts a value at a place, padding an array with nulls. */
export function write({ holder, key }: Place, value: unknown): void {
  if (!isArray(holder)) return put(holder, key, value)
  const position = Number(key)
  if (position - holder.length > MAX_ARRAY_PADDING) {
    throw writeFailed('Update', `can't backfill more than ${MAX_ARRAY_PADDING} elements`)
  }
  while (holder.length < position) holder.push(null)
  holder[position] = value
}

/** Two operators may not touch the same field, or a field and a part of it. */
export function refuseConflicts(paths: string[]): void {
  const sorted = paths.map(path => `${path}.`).sort()
  for (let at = 1; at < sorted.length; at++) {
    const before = sorted[at - 1]!
    if (sorted[at]!.startsWith(before)) {
      const [inner, outer] = [sorted[at]!.slice(0, -1), before.slice(0, -1)]
      throw writeFailed('Update', `Updating the path '${inner}' would create a conflict at '${outer}'`)
    }
  }
}
