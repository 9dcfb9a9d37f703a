import { createRequire } from 'node:module'
import type { JoinOutput } from '../../contracts/group'
import type { Order } from '../../domain/order/types'
import type { Shelf } from '../../domain/shelf/types'
import { isBalanced } from '../../domain/shelf/is-balanced'
import type { Shop } from './shop'
import { fen, goods, MINUTE, type Person } from './world'
import type { GroupTerms } from '../../domain/group/types'

/** What members do on the order path, in the words of tests. */

export interface JoinWish {
  joinId?: string
  groupId?: string
  termsVersion?: number
  lines?: [sku: string, quantity: number][]
  pointId?: string
  expectedFen?: number
}

let count = 0
/** A new id as a phone makes it: a letter, then letters and digits. */
export function tapId(about = 'j'): string {
  count += 1
  return `${about}${'0'.repeat(20)}`.slice(0, 16) + String(count).padStart(5, '0')
}

/** The input of `group/join`, with the price the phone would show. */
export function joinInput(wish: JoinWish = {}) {
  const lines = (wish.lines ?? [['mandarin', 6]]).map(([sku, quantity]) => ({ sku, quantity }))
  const price = (sku: string) => goods.find(({ _id }) => _id === sku)?.priceFen ?? 0
  return {
    joinId: wish.joinId ?? tapId(),
    groupId: wish.groupId ?? 'g1',
    termsVersion: wish.termsVersion ?? 1,
    lines,
    pointId: wish.pointId ?? 'wutong3',
    expectedFen: wish.expectedFen ?? lines.reduce((sum, line) => sum + price(line.sku) * line.quantity, 0),
  }
}

export interface Placed extends JoinOutput {
  orderId: string
  prepayId: string
}

export async function place(shop: Shop, who: Person, wish: JoinWish = {}): Promise<Placed> {
  const output = await shop.as(who).call<JoinOutput>('group', 'join', joinInput(wish))
  return { ...output, orderId: output.order.orderId, prepayId: prepayIdOf(output.payment) }
}

export function prepayIdOf(payment: JoinOutput['payment']): string {
  if (!payment) throw new Error('there is no prepay')
  return payment.package.replace('prepay_id=', '')
}

export async function placeAndPay(shop: Shop, who: Person, wish: JoinWish = {}): Promise<Placed> {
  const placed = await place(shop, who, wish)
  await shop.cloud.pay.confirm(placed.prepayId)
  return placed
}

export const orderOf = (shop: Shop, orderId: string) => shop.one<Order>('orders', orderId)
export const shelfOf = (shop: Shop, groupId = 'g1') => shop.one<Shelf>('shelves', `${groupId}~1`)

/** Runs the timers minute by minute until nothing is due, and whatever WeChat still does meanwhile. */
export async function settleAll(shop: Shop, minutes = 8): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await shop.runTimers()
    await shop.cloud.clock.advance(MINUTE)
  }
}

/** Everything that must be true of the books at any time. An empty list is a clean house. */
export function violations(shop: Shop): string[] {
  const found: string[] = []
  for (const shelf of shop.all<Shelf>('shelves')) {
    if (!isBalanced(shelf)) found.push(`shelf ${shelf._id} is not balanced`)
  }
  const entries = shop.all<{ _id: string; postings: { amount: number }[] }>('entries')
  for (const { _id, postings } of entries) {
    if (postings.reduce((sum, { amount }) => sum + amount, 0) !== 0)
      found.push(`entry ${_id} does not sum to zero`)
  }
  for (const order of shop.all<Order>('orders')) {
    const { joined, holds } = shop.one<Shelf>('shelves', order.shelfId)
    const caps = [order._id, order.holdId].filter((id, at, all) => all.indexOf(id) === at && joined[id])
    const gone = Object.values(order.refunds).some(({ reason }) => reason === 'late-payment')
    if (
      order.payment.state === 'paid' &&
      !order.todo['post'] &&
      !order.todo['revive'] &&
      !gone &&
      caps.length !== 1
    )
      found.push(`paid order ${order._id} has ${caps.length} places in the crate`)
    if (order.payment.state === 'cancelled' && !order.todo['void'] && (caps.length > 0 || holds[order._id]))
      found.push(`cancelled order ${order._id} still has goods`)
  }
  return found
}

/** Changes a document past the functions. The shop has aimed this process's SDK at its cloud. */
export async function amend(collection: string, id: string, data: Record<string, unknown>): Promise<void> {
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  await sdk.database().collection(collection).doc(id).update({ data })
}

/** A new price as staff make it: a new version of the terms, then shelf and group follow. */
export async function reprice(shop: Shop, groupId: string, sku: string, priceFen: number): Promise<void> {
  const before = shop.one<GroupTerms>('terms', `${groupId}@1`)
  const pool = before.pool.map(good => (good.sku === sku ? { ...good, priceFen: fen(priceFen) } : good))
  await shop.put({ terms: [{ ...before, _id: `${groupId}@2`, version: 2, pool }] } as never)
  await amend('shelves', `${groupId}~1`, { termsVersion: 2 })
  await amend('groups', groupId, { termsVersion: 2 })
}
