import type { JoinOutput } from '../../../contracts/group'
import type { PayOutput } from '../../../contracts/order'
import type { Group } from '../../../domain/group/types'
import type { NoticeKind } from '../../../domain/notice/types'
import type { Order, Todos } from '../../../domain/order/types'
import type { Audit } from '../../../domain/staff/types'
import type { Shelf } from '../../../domain/shelf/types'
import type { PayerBehaviour } from '../../../emulator/types'
import { addMembers } from '../../support/crowd'
import { endGroup } from '../../support/neighbours'
import type { Shop } from '../../support/shop'
import { joinInput, place, prepayIdOf } from '../../support/joining'
import { people, type GroupWish, type Person } from '../../support/world'
import type { Attempt, Verb } from '../accidents'
import { allowMessages, wrongMessages } from '../messages'

let attempts = 0
/** A number no other attempt has. */
export const nextNumber = (): number => (attempts += 1)

/** A group of its own for each attempt; six bottles form it. */
export function openGroup(shop: Shop, wish: GroupWish = {}): Promise<string> {
  return shop.openGroup({ groupId: `crash${nextNumber()}`, rule: { by: 'units', target: 6 }, ...wish })
}

/**
 * 林晚's order in a group of its own, and what a payer of this kind makes of it; without one it waits at the pay sheet.
 */
export async function ordered(
  shop: Shop,
  payer?: PayerBehaviour,
  wish: GroupWish = {},
): Promise<{ groupId: string; orderId: string; prepayId: string; transactionIds: string[] }> {
  const groupId = await openGroup(shop, wish)
  const { orderId, prepayId } = await place(shop, people.lin, { groupId })
  if (payer) {
    shop.cloud.pay.choose(payer)
    await shop.cloud.pay.confirm(prepayId)
  }
  return { groupId, orderId, prepayId, transactionIds: shop.cloud.pay.record(orderId)!.transactionIds }
}

/** What an order and its shelf have come to. */
export function outline(shop: Shop, groupId: string): unknown {
  const shelves = shop.all<Shelf>('shelves', { groupId }).map(({ items, holds, unpaid, seats }) => ({
    items,
    holds: Object.values(holds).map(({ draws, units, fen }) => ({ draws, units, fen })),
    unpaid: Object.keys(unpaid),
    seats,
  }))
  const orders = shop.all<Order>('orders', { groupId }).map(order => ({
    state: order.payment.state,
    paidFen: order.payment.paidFen,
    others: Object.values(order.payment.others ?? {}),
    odd: Object.values(order.payment.odd ?? {}).map(({ state, amount }) => ({ state, amount })),
    outcome: order.outcome,
    lines: order.lines,
    hasCode: order.pickup !== null,
    collected: order.collected !== null,
    refunds: Object.values(order.refunds).map(({ fen, reason, state }) => ({ fen, reason, state })),
    points: order.points,
    commission: order.commission,
    todo: todosOf(order),
    stuck: order.stuck,
    entries: shop
      .all<{ what: string }>('entries', { orderId: order._id })
      .map(({ what }) => what)
      .sort(),
  }))
  const group = shop.one<Group>('groups', groupId)
  const { state, outcome, formedAt, totals } = group
  return { shelves, orders, state, outcome, formed: formedAt !== null, totals, todo: todosOf(group) }
}

/** What is left to do, without when. */
const todosOf = ({ todo }: { todo: Todos }) =>
  Object.entries(todo).map(([name, { tries, stuck = false, watched = false }]) => ({
    // A refund's to-do is named after it.
    name: name.replace(/^(refund-r|tell-refund-).*/, '$1'),
    tries,
    stuck,
    watched,
  }))

export const many = async <T = Attempt>(count: number, one: (n: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = []
  for (let n = 0; n < count; n += 1) all.push(await one(n))
  return all
}

/** On a busy machine WeChat Pay may not have answered in time; then the sheet is asked for again, as a phone does. */
export async function pay(
  shop: Shop,
  who: Person,
  orderId: string,
  prepay: JoinOutput['payment'],
): Promise<void> {
  const again = () => shop.as(who).call<PayOutput>('order', 'pay', { orderId })
  await shop.cloud.pay.confirm(prepayIdOf(prepay ?? (await again()).payment))
}

/** Orders of one formed and arrived group, each of another member. */
export async function arrived(
  shop: Shop,
  count: number,
): Promise<{ who: Awaited<ReturnType<typeof addMembers>>; ids: string[] }> {
  const allot = { mandarin: 2 * count }
  const groupId = await shop.openGroup({
    groupId: `crash${nextNumber()}`,
    rule: { by: 'units', target: 1 },
    allot,
    skus: ['mandarin'],
  })
  const who = await addMembers(shop, count)
  const ids: string[] = []
  for (const one of who) {
    const input = joinInput({ groupId, lines: [['mandarin', 2]] })
    const { payment } = await shop.as(one).call<JoinOutput>('group', 'join', input)
    await pay(shop, one, input.joinId, payment)
    ids.push(input.joinId)
  }
  await endGroup(shop, groupId)
  await shop.as(people.chen).call('leader', 'arrive', { groupId })
  return { who, ids }
}

/** The same verb where the members whom it tells something want to hear it from WeChat. */
export const telling =
  (kind: NoticeKind, prepare: (shop: Shop) => Verb) =>
  (shop: Shop): Verb => {
    const verb = prepare(shop)
    return {
      ...verb,
      async prepare(count) {
        const attempts = await verb.prepare(count)
        await allowMessages(shop, kind)
        return attempts
      },
      wrong: () => wrongMessages(shop, kind),
    }
  }

/** Whether the records say that an action on a target was done, by anybody or by this colleague. */
export const isOnRecord = (shop: Shop, action: string, target: string, by?: string): boolean =>
  shop.all<Audit>('audits', { action, target, outcome: 'done', ...(by !== undefined && { by }) }).length > 0
