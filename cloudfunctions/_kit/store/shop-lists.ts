import { PAGE_SIZE } from '../../../contracts/shapes'
import type { Group } from '../../../domain/group/types'
import type { Entry } from '../../../domain/ledger/types'
import type { Order } from '../../../domain/order/types'
import type { Audit } from '../../../domain/staff/types'
import type { Day } from '../calendar'
import { command, database } from '../wechat'
import { list, readMany } from './documents'
import { listPage, type Page } from './pages'

/** What staff page through: groups, orders, and what lies behind a number. */

/** Groups of these regions: those that end first in front, or those that ended last. */
export function pageOfGroups(
  regionIds: string[],
  which: 'running' | 'closed',
  after?: string,
): Promise<Page<Group>> {
  const states = which === 'running' ? ['open', 'closing'] : ['closed']
  return listPage<Group>('groups', {
    where: { regionId: command.in(regionIds), state: command.in(states) },
    by: 'endsAt',
    direction: which === 'running' ? 'asc' : 'desc',
    after,
    size: PAGE_SIZE,
  })
}

/** Every payment state, so that the index on them serves the list of all. */
const STATES: Order['payment']['state'][] = ['placed', 'closing', 'paid', 'cancelled']

/** All orders of a group, the latest first. */
export function pageOfGroupOrders(groupId: string, after?: string): Promise<Page<Order>> {
  return listPage<Order>('orders', {
    where: { groupId, 'payment.state': command.in(STATES) },
    by: 'placedAt',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}

/** A member's orders in these regions, the latest first. */
export function pageOfMemberOrders(
  memberId: string,
  regionIds: string[],
  after?: string,
): Promise<Page<Order>> {
  return listPage<Order>('orders', {
    where: { memberId, regionId: command.in(regionIds) },
    by: 'placedAt',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}

/** Payments or refunds of a day, from the ledger: the rows that the first page's number adds up. */
export function pageOfMoney(
  regionIds: string[],
  what: 'payment' | 'refund',
  { from, to }: Day,
  after?: string,
): Promise<Page<Entry>> {
  return listPage<Entry>('entries', {
    where: { regionId: command.in(regionIds), what, at: command.gte(from).lt(to) },
    by: 'at',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}

/** Orders by id, for the rows of one page. */
export async function readOrders(ids: string[]): Promise<Map<string, Order>> {
  const found = await readMany<Order>('orders', [...new Set(ids)])
  return new Map(found.map(order => [order._id, order]))
}

export async function countOrders(groupId: string, states: Order['payment']['state'][]): Promise<number> {
  const where = { groupId, 'payment.state': command.in(states) }
  const { total } = (await database.collection('orders').where(where).count()) as { total: number }
  return total
}

/** An order moves money a handful of times: payment, second payments, refunds, points, commission. */
const MOST_ENTRIES = 50
export function entriesOf(orderId: string): Promise<Entry[]> {
  return list<Entry>('entries', { where: { orderId }, order: [['at', 'asc']], limit: MOST_ENTRIES })
}

/** Who did what to a group, the latest first. */
export function auditsOf(target: string): Promise<Audit[]> {
  return list<Audit>('audits', { where: { target }, order: [['at', 'desc']], limit: PAGE_SIZE })
}
