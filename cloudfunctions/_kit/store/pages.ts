import { command } from '../wechat'
import { list, type Where } from './documents'
import type { CollectionName } from './indexes'

export interface Page<T> {
  rows: T[]
  /** Hand it back as `after`; null at the end. */
  next: string | null
}

export interface PageOf {
  where: Where
  /** A field with numbers (an instant, a place in a list). The index ends with it and `_id`, both in one direction. */
  by: string
  direction: 'asc' | 'desc'
  after?: string | undefined
  size: number
}

/**
 * One page of a list, continued from the last row seen and never by skipping, so that a page costs the same however
 * long the list is. Rows of one instant are told apart by their id: a group's orders arrive together. Two requests
 * in one trip: the rest of that instant, and what comes behind it.
 */
export async function listPage<T extends { _id: string }>(
  collection: CollectionName,
  { where, by, direction, after, size }: PageOf,
): Promise<Page<T>> {
  const beyond = direction === 'asc' ? command.gt : command.lt
  const order: [string, 'asc' | 'desc'][] = [
    [by, direction],
    ['_id', direction],
  ]
  const limit = size + 1
  const last = readCursor(after)
  const [same, rest] = last
    ? await Promise.all([
        list<T>(collection, { where: { ...where, [by]: last.value, _id: beyond(last.id) }, order, limit }),
        list<T>(collection, {
          where: { ...where, [by]: within(where, by, beyond(last.value)) },
          order,
          limit,
        }),
      ])
    : [[], await list<T>(collection, { where, order, limit })]
  const found = [...same, ...rest]
  const rows = found.slice(0, size)
  const end = rows.at(-1)
  return { rows, next: found.length > size && end ? `${Number(valueAt(end, by))}:${end._id}` : null }
}

/** A bound that `where` sets already (a day, say) still holds behind the cursor. */
function within(where: Where, by: string, beyond: unknown): unknown {
  return where[by] === undefined ? beyond : command.and([where[by], beyond] as never[])
}

/** A cursor comes back from a phone: one that is none begins from the start. */
function readCursor(after: string | undefined): { value: number; id: string } | null {
  const match = /^(-?\d{1,16}):(.+)$/.exec(after ?? '')
  return match ? { value: Number(match[1]), id: match[2]! } : null
}

function valueAt(row: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], row)
}
