import type { Instant } from '../../../domain/money/types'
import type { Order, Todos } from '../../../domain/order/types'
import { command, database } from '../wechat'
import { change, list } from './documents'
import { listPage, type Page } from './pages'
import { adding } from './todos'

/** From the van to the neighbour: what the goods of a group and of an order go through. */

/** A group's goods have come: once. */
export function markGroupArrived(
  groupId: string,
  { name, tapId }: { name: string; tapId: string | undefined },
  now: Instant,
): Promise<boolean> {
  return change(
    'groups',
    { _id: groupId, outcome: 'formed', arrivedAt: null },
    {
      arrivedAt: now,
      arrivedBy: name,
      ...(tapId === undefined ? {} : { arrivedTap: tapId }),
      ...adding({ 'tell-arrived': now }, now),
    },
  )
}

/** An order's goods wait at its point. Orders that do not get their goods have no code. */
export function markOrderArrived(orderId: string, at: Instant): Promise<boolean> {
  return change(
    'orders',
    {
      _id: orderId,
      'payment.state': 'paid',
      outcome: 'formed',
      pickup: command.neq(null),
      arrivedAt: null,
    },
    { arrivedAt: at },
  )
}

/**
 * Hands an order's goods over: once (C-54), only with its own code, and only while no refund has taken pieces from
 * under the decision. `pieces` are per line what is handed out.
 */
export function markCollected(
  order: Order,
  code: string,
  collected: NonNullable<Order['collected']>,
  pieces: number[],
  todo: Todos,
): Promise<boolean> {
  const asRead = order.lines.flatMap(
    (line, index) =>
      [
        [`lines.${index}.refunding`, line.refunding],
        [`lines.${index}.refunded`, line.refunded],
      ] as const,
  )
  const handedOut = pieces.map((count, index) => [`lines.${index}.collected`, count] as const)
  const dues = Object.fromEntries(Object.entries(todo).map(([name, { due }]) => [name, due]))
  return change(
    'orders',
    {
      _id: order._id,
      leaderId: order.leaderId,
      'pickup.code': code,
      'payment.state': 'paid',
      outcome: 'formed',
      arrivedAt: command.gt(0),
      collected: null,
      ...Object.fromEntries(asRead),
    },
    {
      collected: command.set(collected),
      ...Object.fromEntries(handedOut),
      ...adding(dues, collected.at),
    },
  )
}

/** What a leader has still to hand out, the longest waiting first. */
export function waitingOrders(leaderId: string, limit: number): Promise<Order[]> {
  return list<Order>('orders', {
    where: { leaderId, collected: null, arrivedAt: command.gt(0) },
    order: [['arrivedAt', 'asc']],
    limit,
  })
}

const waitingAt = (pointId: unknown) => ({ pointId, collected: null, arrivedAt: command.gt(0) })

/** What is still to be handed out at a point, whoever leads, the longest waiting first. */
export function waitingOrdersAt(pointId: string, limit: number): Promise<Order[]> {
  return list<Order>('orders', { where: waitingAt(pointId), order: [['arrivedAt', 'asc']], limit })
}

/** How many orders wait at each of these points; those where none does are missing. */
export async function countWaitingAt(pointIds: string[]): Promise<Map<string, number>> {
  if (pointIds.length === 0) return new Map()
  const { list: counted } = (await database
    .collection('orders')
    .aggregate()
    .match(waitingAt(command.in(pointIds)))
    .group({ _id: '$pointId', n: command.aggregate.sum(1) })
    .limit(pointIds.length)
    .end()) as { list: { _id: string; n: number }[] }
  return new Map(counted.map(({ _id, n }) => [_id, n]))
}

/** Everything that arrived for a leader, the latest arrival first. */
export function arrivedOrders(
  leaderId: string,
  after: string | undefined,
  size: number,
): Promise<Page<Order>> {
  return listPage<Order>('orders', {
    where: { leaderId, arrivedAt: command.gt(0) },
    by: 'arrivedAt',
    direction: 'desc',
    after,
    size,
  })
}

/** A group's paid orders, in the order in which they were placed. */
export function paidOrdersOf(groupId: string, after: string | undefined, size: number): Promise<Page<Order>> {
  return listPage<Order>('orders', {
    where: { groupId, 'payment.state': 'paid' },
    by: 'placedAt',
    direction: 'asc',
    after,
    size,
  })
}

/** A leader's paid orders, the latest payment first. */
export function paidOrdersFor(
  leaderId: string,
  after: string | undefined,
  size: number,
): Promise<Page<Order>> {
  return listPage<Order>('orders', {
    where: { leaderId, 'payment.paidAt': command.gt(0) },
    by: 'payment.paidAt',
    direction: 'desc',
    after,
    size,
  })
}

/** Orders of a group that one request answers. */
const AT_ONCE = 200

/** All of a group's paid orders, as many requests as it takes: a group has hundreds at most. */
export async function allPaidOrdersOf(groupId: string): Promise<Order[]> {
  const all: Order[] = []
  let after: string | undefined
  do {
    const { rows, next } = await paidOrdersOf(groupId, after, AT_ONCE)
    all.push(...rows)
    after = next ?? undefined
  } while (after !== undefined)
  return all
}
