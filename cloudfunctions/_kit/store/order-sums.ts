import type { Order } from '../../../domain/order/types'
import type { Instant, Points } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { command, database } from '../wechat'
import { change } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

/** What orders add up to for a member, and the end of their pending points and commission. */

/** Paid orders of a member that may still be returned, in groups that did not fail. */
const pending = (memberId: unknown) => ({
  memberId,
  'points.state': 'pending',
  'payment.state': 'paid',
  outcome: command.neq('failed'),
})

export interface Pending {
  points: Points
  orders: number
  units: number
}

/** What a member's pending orders add up to; `but`: orders that are counted elsewhere already. */
export async function pendingOf(memberId: string, but: string[] = []): Promise<Pending> {
  const where = but.length > 0 ? { ...pending(memberId), _id: command.nin(but) } : pending(memberId)
  const sums = await sumOf(where, { points: '$points.points', units: '$units', orders: 1 })
  return { points: (sums.points ?? 0) as Points, orders: sums.orders ?? 0, units: sums.units ?? 0 }
}

/** Orders with points that are not yet due, the youngest first. */
export function pageOfPending(memberId: string, after?: string): Promise<Paged<Order>> {
  return listPage<Order>('orders', {
    where: pending(memberId),
    by: 'placedAt',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}

/** Pending orders per member, without those in `but`; those who have none are missing. */
export async function countPendingOf(memberIds: string[], but: string[]): Promise<Map<string, number>> {
  if (memberIds.length === 0) return new Map()
  const { list } = (await database
    .collection('orders')
    .aggregate()
    .match({
      ...pending(command.in(memberIds)),
      ...(but.length > 0 ? { _id: command.nin(but) } : {}),
    })
    .group({ _id: '$memberId', n: command.aggregate.sum(1) })
    .limit(memberIds.length)
    .end()) as { list: { _id: string; n: number }[] }
  return new Map(list.map(({ _id, n }) => [_id, n]))
}

/** The order's points have become what they are, when they were entered; false when they had before. */
export function settlePoints(orderId: string, points: Points, at: Instant): Promise<boolean> {
  const settled = points > 0 ? { points, state: 'earned', earnedAt: at } : { points, state: 'voided' }
  return change('orders', { _id: orderId, 'points.state': 'pending' }, { points: command.set(settled) })
}

export function settleCommission(orderId: string, fen: number): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, 'commission.state': 'pending' },
    { commission: command.set({ fen, state: fen > 0 ? 'due' : 'voided' }) },
  )
}

async function sumOf(
  where: Record<string, unknown>,
  fields: Record<string, string | number>,
): Promise<Record<string, number>> {
  const sums = Object.entries(fields).map(([name, what]) => [name, command.aggregate.sum(what)])
  const { list } = (await database
    .collection('orders')
    .aggregate()
    .match(where)
    .group({ _id: null, ...Object.fromEntries(sums) })
    .end()) as { list: Record<string, number>[] }
  return list[0] ?? {}
}
