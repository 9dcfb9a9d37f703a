import type { Order } from '../../../domain/order/types'
import type { Points } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { command, database } from '../wechat'
import { change } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

/** What orders add up to for a member, and the end of their pending points and commission. */

const pending = (memberId: string) => ({
  memberId,
  'points.state': 'pending',
  'payment.state': 'paid',
})

/** Points of paid orders that are not yet due. */
export async function pendingPointsOf(memberId: string): Promise<Points> {
  const sums = await sumOf(pending(memberId), { points: '$points.points' })
  return (sums.points ?? 0) as Points
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

/** How much a member has bought in groups that did not fail. */
export async function totalsOf(memberId: string): Promise<{ units: number; orders: number }> {
  const bought = {
    memberId,
    'payment.state': 'paid',
    'points.state': command.in(['pending', 'earned']),
    outcome: command.neq('failed'),
  }
  const { units = 0, orders = 0 } = await sumOf(bought, { units: '$units', orders: 1 })
  return { units, orders }
}

/** Paid orders per member; those who have none are missing. */
export async function countOrdersOf(memberIds: string[]): Promise<Map<string, number>> {
  if (memberIds.length === 0) return new Map()
  const { list } = (await database
    .collection('orders')
    .aggregate()
    .match({
      memberId: command.in(memberIds),
      'points.state': command.in(['pending', 'earned', 'voided']),
      'payment.state': 'paid',
    })
    .group({ _id: '$memberId', n: command.aggregate.sum(1) })
    .limit(memberIds.length)
    .end()) as { list: { _id: string; n: number }[] }
  return new Map(list.map(({ _id, n }) => [_id, n]))
}

/** The order's points have become what they are; false when they had before. */
export function settlePoints(orderId: string, points: Points): Promise<boolean> {
  return change(
    'orders',
    { _id: orderId, 'points.state': 'pending' },
    { points: command.set({ points, state: points > 0 ? 'earned' : 'voided' }) },
  )
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
