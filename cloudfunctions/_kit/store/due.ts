import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { list } from './documents'
import type { CollectionName } from './indexes'

/**
 * Documents with something due, in the order in which it fell due, behind the last one seen. Those of one instant are
 * told apart by their id only at the page's edge: a page that ends amid an instant is continued from that instant.
 * The collection needs the index `by_due`.
 */
export function dueDocuments(
  collection: CollectionName,
  now: Instant,
  after: { nextDue: Instant; _id: string } | null,
  limit: number,
): Promise<{ _id: string; nextDue: Instant }[]> {
  const from = after ? command.gte(after.nextDue) : command.gt(0)
  return list(collection, {
    where: { nextDue: command.and([from, command.lte(now)] as never[]) },
    order: [['nextDue', 'asc']],
    limit,
  })
}
