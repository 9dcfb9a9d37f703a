import type { Paged } from '../../../contracts/views'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { command } from '../wechat'
import { list, type Where } from './documents'
import type { CollectionName } from './indexes'

export interface PageQuery {
  where: Where
  /** The field the list runs along, as its index declares it; ties run along `_id` upwards. */
  along: string
  direction: 'asc' | 'desc'
  /** `next` of the page before. */
  after?: string | undefined
}

/**
 * One page of a list, continued from the last row seen. It asks twice at once: for rows that share the last row's
 * value and come behind it, and for rows beyond; so each request is one range of the index, and nothing is skipped.
 */
export async function pageOf<T extends { _id: string }>(
  collection: CollectionName,
  { where, along, direction, after }: PageQuery,
): Promise<Paged<T>> {
  const order: [string, 'asc' | 'desc'][] = [
    [along, direction],
    ['_id', 'asc'],
  ]
  const limit = PAGE_SIZE + 1
  const last = readCursor(after)
  if (!last) return cutPage(await list<T>(collection, { where, order, limit }), along)
  const beyond = direction === 'asc' ? command.gt(last.value) : command.lt(last.value)
  const [ties, rest] = await Promise.all([
    list<T>(collection, {
      where: { ...where, [along]: last.value, _id: command.gt(last.id) },
      order: [['_id', 'asc']],
      limit,
    }),
    list<T>(collection, { where: { ...where, [along]: beyond }, order, limit }),
  ])
  return cutPage([...ties, ...rest], along)
}

function cutPage<T extends { _id: string }>(found: T[], along: string): Paged<T> {
  const rows = found.slice(0, PAGE_SIZE)
  const last = rows[rows.length - 1]
  return {
    rows,
    next: last && found.length > PAGE_SIZE ? `${String(valueAt(last, along))}~${last._id}` : null,
  }
}

/** Lists run along instants, so a cursor is a number and an id; anything else begins at the beginning. */
function readCursor(after: string | undefined): { value: number; id: string } | null {
  const [, value, id] = /^(-?\d+)~(.+)$/.exec(after ?? '') ?? []
  return value === undefined || id === undefined ? null : { value: Number(value), id }
}

function valueAt(row: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], row)
}
