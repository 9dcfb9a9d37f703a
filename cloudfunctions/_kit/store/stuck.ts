import { stuckKinds, type StuckKind } from '../../../contracts/staff'
import type { Todos } from '../../../domain/order/types'
import type { Instant } from '../../../domain/money/types'
import { command, database } from '../wechat'
import { list } from './documents'

/** Documents with a to-do that failed too often, of whatever kind. */

/**
 * Where they lie, and the field staff know them by: an identity's own id is an openid, which no list may show, so it goes by its
 * member's. What belongs to no region is head office's alone.
 */
const places = {
  order: { collection: 'orders', key: '_id', regional: true },
  group: { collection: 'groups', key: '_id', regional: true },
  response: { collection: 'responses', key: '_id', regional: true },
  identity: { collection: 'identities', key: 'memberId', regional: false },
  import: { collection: 'imports', key: '_id', regional: false },
} as const

export interface StuckDocument {
  _id: string
  /** Of an identity only. */
  memberId?: string
  /** Absent in what belongs to no region. */
  regionId?: string
  /** Absent in one that never had any. */
  todo?: Todos
  nextDue: Instant | null
}

/** Whose stuck documents are asked for: those of the regions `ids`, and what belongs to none. */
export interface Sight {
  ids: string[]
  brandWide: boolean
}

/** The kinds of which anything can be seen, in the order of the list. */
export const kindsIn = ({ brandWide }: Sight): StuckKind[] =>
  stuckKinds.filter(kind => brandWide || places[kind].regional)

export async function countStuck(sight: Sight): Promise<number> {
  const counts = await Promise.all(
    kindsIn(sight).map(async kind => {
      const found = database.collection(places[kind].collection).where(stuckIn(kind, sight))
      return ((await found.count()) as { total: number }).total
    }),
  )
  return counts.reduce((sum, one) => sum + one, 0)
}

/** Stuck documents of one kind behind the key `after`, in the order of their keys. */
export function listStuck(
  kind: StuckKind,
  sight: Sight,
  after: string,
  limit: number,
): Promise<StuckDocument[]> {
  const { collection, key } = places[kind]
  return list<StuckDocument>(collection, {
    where: { ...stuckIn(kind, sight), [key]: command.gt(after) },
    order: [[key, 'asc']],
    limit,
  })
}

/** The document staff know by this key, whether it is stuck or not; null when there is none. */
export async function readStuck(kind: StuckKind, id: string): Promise<StuckDocument | null> {
  const { collection, key } = places[kind]
  const found = await list<StuckDocument>(collection, { where: { [key]: id }, order: [], limit: 1 })
  return found[0] ?? null
}

export const collectionOf = (kind: StuckKind): string => places[kind].collection

/** What staff know a document by. */
export function keyOf(kind: StuckKind, document: StuckDocument): string {
  return document[places[kind].key]!
}

const stuckIn = (kind: StuckKind, { ids }: Sight) =>
  places[kind].regional ? { stuck: true, regionId: command.in(ids) } : { stuck: true }
