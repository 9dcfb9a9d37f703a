import type { Todos } from '../../../domain/order/types'
import type { Instant } from '../../../domain/money/types'
import { command, database } from '../wechat'
import { list, read } from './documents'

/** Documents with a to-do that failed too often, of whatever kind. */

export const stuckKinds = ['order', 'group', 'response'] as const
export type StuckKind = (typeof stuckKinds)[number]

const collectionOf = { order: 'orders', group: 'groups', response: 'responses' } as const

export interface StuckDocument {
  _id: string
  regionId: string
  todo: Todos
  nextDue: Instant | null
}

export async function countStuck(regionIds: string[]): Promise<number> {
  const counts = await Promise.all(
    stuckKinds.map(async kind => {
      const found = database.collection(collectionOf[kind]).where(stuckIn(regionIds))
      return ((await found.count()) as { total: number }).total
    }),
  )
  return counts.reduce((sum, one) => sum + one, 0)
}

/** Stuck documents of one kind behind the id `after`, in the order of their ids. */
export function listStuck(
  kind: StuckKind,
  regionIds: string[],
  after: string,
  limit: number,
): Promise<StuckDocument[]> {
  return list<StuckDocument>(collectionOf[kind], {
    where: { ...stuckIn(regionIds), _id: command.gt(after) },
    order: [['_id', 'asc']],
    limit,
  })
}

export function readStuck(kind: StuckKind, id: string): Promise<StuckDocument | null> {
  return read<StuckDocument>(collectionOf[kind], id)
}

const stuckIn = (regionIds: string[]) => ({ stuck: true, regionId: command.in(regionIds) })
