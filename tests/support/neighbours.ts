import type { JoinOutput } from '../../contracts/group'
import type { Group } from '../../domain/group/types'
import type { Order } from '../../domain/order/types'
import type { Shop } from './shop'
import { goods, type Person } from './world'

/** What neighbours do before a leader has anything to hand out, through the real functions. */

export type Basket = Record<string, number>

let taps = 0
/** An id as a phone makes one for a tap. */
export function tap(prefix = 'tap'): string {
  taps += 1
  return `${prefix}${String(taps).padStart(20, '0')}`
}

export async function place(
  shop: Shop,
  who: Person,
  groupId: string,
  basket: Basket,
  wish: { termsVersion?: number; expectedFen?: number } = {},
): Promise<JoinOutput> {
  const { pointId } = shop.one<Group>('groups', groupId)
  const lines = Object.entries(basket).map(([sku, quantity]) => ({ sku, quantity }))
  const priceOf = (sku: string) => goods.find(({ _id }) => _id === sku)!.priceFen
  const expectedFen = lines.reduce((sum, { sku, quantity }) => sum + priceOf(sku) * quantity, 0)
  const input = { joinId: tap('join'), groupId, termsVersion: 1, lines, pointId, expectedFen, ...wish }
  return shop.as(who).call<JoinOutput>('group', 'join', input)
}

/** Joins, pays, and lets WeChat tell the shop. Answers the order's id. */
export async function buy(shop: Shop, who: Person, groupId: string, basket: Basket): Promise<string> {
  const { order, payment } = await place(shop, who, groupId, basket)
  await pay(shop, who, order.orderId, payment!.package)
  return order.orderId
}

export async function pay(shop: Shop, who: Person, orderId: string, prepay: string): Promise<void> {
  await shop.cloud.pay.confirm(prepay.replace('prepay_id=', ''))
  await shop.cloud.pay.settle()
  await shop.as(who).call('order', 'check', { orderId })
}

/** Lets the deadline pass and the group be decided and told. */
export async function endGroup(shop: Shop, groupId: string): Promise<void> {
  const { decideAt } = shop.one<Group>('groups', groupId)
  await shop.cloud.clock.advanceTo(decideAt + 60_000)
  for (let minute = 0; minute < 4; minute += 1) {
    await shop.runTimers()
    await shop.cloud.clock.advance(60_000)
  }
}

export function codeOf(shop: Shop, orderId: string): string {
  return shop.one<Order>('orders', orderId).pickup!.code
}
