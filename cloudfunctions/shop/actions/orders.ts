import { ordersInput, type OrdersOutput, type StaffOrderRow } from '../../../contracts/staff'
import { CASH } from '../../../domain/ledger/accounts'
import type { Entry } from '../../../domain/ledger/types'
import { maskName } from '../../../domain/member/mask-name'
import type { Fen } from '../../../domain/money/types'
import { sumFen } from '../../../domain/money/sum-fen'
import { orderFace } from '../../../domain/order/order-face'
import { ownRefunds } from '../../../domain/order/own-refunds'
import { paidOf } from '../../../domain/order/paid-of'
import type { Order } from '../../../domain/order/types'
import { accepted, refused, type Result } from '../../../domain/result'
import { forStaff, type StaffContext } from '../../_kit/action'
import { dayOf } from '../../_kit/calendar'
import { readGroup } from '../../_kit/store/groups'
import type { Page } from '../../_kit/store/pages'
import { pageOfGroupOrders, pageOfMemberOrders, pageOfMoney, readOrders } from '../../_kit/store/shop-lists'
import { scopeOf } from '../../_acts/scope'

/** What a number is made of: the rows add up to it. Names are masked; whoever needs one opens the order. */
export const orders = forStaff(ordersInput, async (input, context): Promise<Result<OrdersOutput>> => {
  const { what, id, after, regionId } = input
  if (what === 'paid-today' || what === 'refunded-today') {
    const scope = await scopeOf(context, regionId)
    if (!scope.ok) return scope
    return accepted(await moneyOfToday(what, scope.value.ids, context, after))
  }
  if (id === undefined) return refused({ code: 'bad-input', where: 'id' })
  const page = await (what === 'group' ? ofGroup : ofMember)(id, context, after)
  if (!page.ok) return page
  const { rows, next } = page.value
  return accepted({ rows: rows.map(order => rowOf(order)), next })
})

async function ofGroup(
  groupId: string,
  { sees }: StaffContext,
  after: string | undefined,
): Promise<Result<Page<Order>>> {
  const group = await readGroup(groupId)
  if (!group) return refused({ code: 'not-found', what: 'group' })
  if (!sees(group.regionId)) return refused({ code: 'forbidden' })
  return accepted(await pageOfGroupOrders(groupId, after))
}

/** A member may have joined groups of several regions: each colleague sees her own region's. */
async function ofMember(
  memberId: string,
  context: StaffContext,
  after: string | undefined,
): Promise<Result<Page<Order>>> {
  const scope = await scopeOf(context, undefined)
  if (!scope.ok) return scope
  return accepted(await pageOfMemberOrders(memberId, scope.value.ids, after))
}

/** One row per entry of the ledger, with what that entry moved. */
async function moneyOfToday(
  what: 'paid-today' | 'refunded-today',
  regionIds: string[],
  { now }: StaffContext,
  after: string | undefined,
): Promise<OrdersOutput> {
  const paid = what === 'paid-today'
  const { rows, next } = await pageOfMoney(regionIds, paid ? 'payment' : 'refund', dayOf(now), after)
  const found = await readOrders(rows.map(({ orderId }) => orderId))
  return {
    rows: rows.map(entry => {
      const order = found.get(entry.orderId)
      // The number above the list counts this money too: a list without it would be a lie.
      if (!order) throw new Error(`${entry._id} is of ${entry.orderId}, which is gone`)
      const moved = cashOf(entry)
      return { ...rowOf(order), ...(paid ? { paidFen: moved } : { refundedFen: moved }), at: entry.at }
    }),
    next,
  }
}

function rowOf(order: Order): StaffOrderRow {
  const { payment, payableFen } = order
  const done = ownRefunds(order).filter(({ state }) => state === 'done')
  return {
    orderId: order._id,
    memberName: maskName(order.memberName),
    groupTitle: order.groupTitle,
    face: orderFace(order),
    payableFen,
    paidFen: paidOf(order),
    refundedFen: sumFen(done.map(({ fen }) => fen)),
    at: payment.paidAt ?? order.placedAt,
  }
}

function cashOf({ postings }: Entry): Fen {
  const moved = postings.filter(({ account }) => account === CASH)
  return Math.abs(moved.reduce((sum, { amount }) => sum + amount, 0)) as Fen
}
