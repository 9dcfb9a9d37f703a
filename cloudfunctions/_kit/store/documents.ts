import { command, database } from '../wechat'
import type { CollectionName } from './indexes'

/**
 * The few shapes in which functions touch the database. A guarded change answers whether it happened;
 * it must always change a field, because `updated: 0` may also mean "unchanged" on the real service.
 */

export type Where = Record<string, unknown>

/** A document by its id; null when there is none. */
export async function read<T>(collection: CollectionName, id: string): Promise<T | null> {
  const { data } = (await database.collection(collection).doc(id).get()) as unknown as {
    data: T | null | undefined
  }
  return data ?? null
}

/** Most documents that one request by ids answers. */
const AT_ONCE = 100

/** Documents by their ids, in one request; at most 100, in no particular order. */
export async function readMany<T>(collection: CollectionName, ids: string[]): Promise<T[]> {
  if (ids.length === 0) return []
  const query = database.collection(collection).where({ _id: command.in(ids) })
  return rowsOf<T>(await query.limit(AT_ONCE).get())
}

/** Documents by however many ids, as many requests in one trip as it takes. */
export async function readAll<T>(collection: CollectionName, ids: string[]): Promise<T[]> {
  const wanted = [...new Set(ids)]
  const slices = []
  for (let from = 0; from < wanted.length; from += AT_ONCE) slices.push(wanted.slice(from, from + AT_ONCE))
  return (await Promise.all(slices.map(slice => readMany<T>(collection, slice)))).flat()
}

/** Inserts; `exists` when the id is taken, whatever is in it. Any other trouble throws. */
export async function insert(
  collection: CollectionName,
  document: { _id: string },
): Promise<'inserted' | 'exists'> {
  try {
    await database.collection(collection).add({ data: document })
    return 'inserted'
  } catch (error) {
    // The service has no error code of its own for a duplicate key; Mongo's text is what there is.
    if (/E11000/.test(messageOf(error))) return 'exists'
    throw error
  }
}

/**
 * One guarded update of one document: `where` holds the id and every guard, so that the decision and the write are one.
 * Values of `data` may be commands. Answers whether the document was there as guarded, and changed.
 */
export async function change(
  collection: CollectionName,
  where: Where & { _id: string },
  data: Record<string, unknown>,
): Promise<boolean> {
  const { stats } = (await database.collection(collection).where(where).update({ data })) as {
    stats: { updated: number }
  }
  return stats.updated === 1
}

/** Takes markers out of a document's map, all of them or, when one is gone already, none. */
export function forget(
  collection: CollectionName,
  id: string,
  map: string,
  markers: string[],
): Promise<boolean> {
  const each = <T>(value: T) => Object.fromEntries(markers.map(marker => [`${map}.${marker}`, value]))
  return change(collection, { _id: id, ...each(command.exists(true)) }, each(command.remove()))
}

export interface Query {
  where: Where
  order: [field: string, direction: 'asc' | 'desc'][]
  limit: number
}

/** A page of a list. The declared index serves both `where` and `order`; there is no `skip`. */
export async function list<T>(collection: CollectionName, { where, order, limit }: Query): Promise<T[]> {
  let query = database.collection(collection).where(where)
  for (const [field, direction] of order) query = query.orderBy(field, direction)
  return rowsOf<T>(await query.limit(limit).get())
}

/** The SDK's types allow for callbacks; with promises there is always an answer with `data`. */
function rowsOf<T>(answer: unknown): T[] {
  return (answer as { data: T[] }).data
}

export function messageOf(error: unknown): string {
  const { message, errMsg } = (error ?? {}) as { message?: string; errMsg?: string }
  return `${message ?? ''} ${errMsg ?? ''}`
}
