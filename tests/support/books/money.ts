import type { Order } from '../../../domain/order/types'
import { isOddOpen, isOurs } from '../../../domain/order/odd-payment'
import { refundable } from '../../../domain/order/refundable'
import { byId, stuckIn, total, type Books } from './reading'

/** Postings of an entry sum to zero. */
export function ofEntries({ entries }: Books): string[] {
  return [...entries.values()]
    .filter(({ postings }) => total(postings.map(({ amount }) => amount)) !== 0)
    .map(({ _id }) => `entry ${_id} does not sum to zero`)
}

/** A paid order says how much it was paid with, and gives back no more of it. True at any moment. */
export function ofRefunds({ orders }: Books): string[] {
  return orders.flatMap(order => {
    try {
      refundable(order)
      return []
    } catch (error) {
      return [`order ${order._id}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

/** Late money has its goods or goes back, never both; all of a failed group goes back. True at any moment. */
export function ofLateMoney({ orders, shelves, groups }: Books): string[] {
  return orders
    .filter(({ refunds }) => Object.values(refunds).some(({ reason }) => reason === 'late-payment'))
    .filter(({ groupId }) => groups.get(groupId)?.outcome !== 'failed')
    .filter(({ shelfId, holdId }) => shelves.get(shelfId)?.joined[holdId] !== undefined)
    .map(({ _id }) => `order ${_id} goes back because nothing was left for it, and is in the crate`)
}

/** An order, its shelf, the ledger and WeChat Pay say the same of it. */
export function ofOrder(order: Order, { cloud, shelves, groups, entries }: Books): string[] {
  const found: string[] = []
  const { _id, payment, refunds } = order
  const say = (what: string) => found.push(`order ${_id} (${payment.state}) ${what}`)
  const shelf = shelves.get(order.shelfId)
  const odd = Object.entries(payment.odd ?? {})
  const ours = odd.filter(([, one]) => isOurs(one))
  const paidFen =
    (payment.paidFen ?? 0) +
    total(Object.values(payment.others ?? {})) +
    total(ours.map(([, { amount }]) => amount))
  const done = Object.values(refunds).filter(({ state }) => state === 'done')
  const backFen = total(done.map(({ fen }) => fen))

  // Money: what WeChat Pay has of it, and what the order says of it.
  const record = cloud.pay.record(_id)
  const elsewhere = new Set(odd.flatMap(([name, one]) => (isOurs(one) ? [] : [name.slice(1)])))
  const wechatPaid = total(
    (record?.transactionIds ?? []).map((id, n) => (elsewhere.has(id) ? 0 : record!.paidFees[n]!)),
  )
  const wechatBack = total(
    (record?.refunds ?? []).filter(({ state }) => state === 'SUCCESS').map(({ refundFee }) => refundFee),
  )
  if (wechatPaid - wechatBack !== paidFen - backFen)
    say(`keeps ${paidFen} − ${backFen} fen, WeChat Pay ${wechatPaid} − ${wechatBack}`)
  if (backFen > paidFen) say(`gave back ${backFen} of ${paidFen} fen`)
  // Of what one transaction brought no more is given back or asked for than it brought.
  const brought: Record<string, number> = Object.fromEntries([
    [payment.transactionId ?? '', payment.paidFen ?? 0],
    ...Object.entries(payment.others ?? {}).map(([name, fen]) => [name.slice(1), fen]),
    ...ours.map(([name, { amount }]) => [name.slice(1), amount]),
  ])
  for (const [id, fen] of Object.entries(brought)) {
    const back = Object.values(refunds).filter(
      ({ state, transactionId = payment.transactionId ?? '' }) => state !== 'closed' && transactionId === id,
    )
    if (total(back.map(refund => refund.fen)) > fen) say(`gives back more than the ${fen} fen of ${id}`)
  }

  // Entries match payments and refunds one to one; `ofLedger` asks the other way round.
  const transactions = [
    payment.transactionId,
    ...Object.keys(payment.others ?? {}).map(name => name.slice(1)),
    ...ours.map(([name]) => name.slice(1)),
  ]
  for (const id of transactions)
    if (id !== undefined && !entries.has(`payment-${id}`)) say(`has no entry for payment ${id}`)
  for (const [id, { state }] of Object.entries(refunds))
    if ((state === 'done') !== entries.has(`refund-${id}`))
      say(`has refund ${id} ${state}, and its entry is otherwise`)

  // Goods: in the crate when paid, nowhere when not.
  const caps = [_id, order.holdId].filter((id, at, all) => all.indexOf(id) === at && shelf?.joined[id])
  const late = Object.values(refunds).some(({ reason }) => reason === 'late-payment')
  // Late money that found nothing goes back; when its group failed before it was asked for, with that of all the others.
  const outcome = groups.get(order.groupId)?.outcome
  const foundNothing = late || (order.holdId !== _id && outcome === 'failed' && caps.length === 0)
  if (payment.state === 'paid' && !foundNothing && caps.length !== 1)
    say(`has ${caps.length} places in the crate`)
  if (payment.state !== 'paid' && caps.length > 0) say('is in the crate')
  if (payment.state !== 'placed' && !isOddOpen(order) && shelf?.holds[_id]) say('still holds goods')
  for (const { quantity, collected, short, refunding, refunded, sku } of order.lines)
    if (
      Math.min(collected, short, refunding, refunded) < 0 ||
      collected + short + refunding + refunded > quantity
    )
      say(
        `${sku}: ${collected} collected, ${short} short, ${refunding} + ${refunded} refunded of ${quantity}`,
      )

  // What became of its group.
  if (payment.state === 'paid' && outcome === 'formed' && !late && order.outcome !== 'formed')
    say('was not told it formed')
  if (payment.state === 'paid' && outcome === 'failed' && backFen !== paidFen && !stuckIn(order))
    say(`belongs to a failed group and got ${backFen} of ${paidFen} fen back`)
  if (order.collected && order.payment.state !== 'paid') say('was collected unpaid')
  return found
}

/** Every entry has its fact. */
export function ofLedger({ orders, entries }: Books): string[] {
  const found: string[] = []
  const known = byId(orders)
  for (const { _id, what, orderId, postings } of entries.values()) {
    const order = known.get(orderId)
    const moved = Math.max(...postings.map(({ amount }) => amount))
    const id = _id.slice(what.length + 1)
    const amounts: Record<typeof what, number | undefined> = {
      payment:
        order?.payment.transactionId === id
          ? order.payment.paidFen
          : (order?.payment.others?.[`t${id}`] ?? order?.payment.odd?.[`t${id}`]?.amount),
      refund: order?.refunds[id]?.fen,
      'points-earned': order?.points.state === 'earned' ? order.points.points : undefined,
      'commission-due': order?.commission.state === 'due' ? order.commission.fen : undefined,
    }
    if (amounts[what] !== moved) found.push(`entry ${_id} moves ${moved}, its order says ${amounts[what]}`)
  }
  for (const order of orders) {
    const earned = entries.get(`points-earned-${order._id}`)
    if (order.points.state === 'earned' && !earned)
      found.push(`order ${order._id} earned points without an entry`)
    // Orders from before it was kept do not say when.
    const { earnedAt = earned?.at } = order.points
    if (earned && earnedAt !== earned.at)
      found.push(`order ${order._id} earned points at ${earnedAt}, its entry says ${earned.at}`)
    if (order.commission.state === 'due' && !entries.has(`commission-due-${order._id}`))
      found.push(`order ${order._id} owes commission without an entry`)
  }
  return found
}

/** WeChat Pay has no order of ours that we do not know. */
export function ofWechat({ cloud, orders }: Books): string[] {
  const known = byId(orders)
  return cloud.pay.records().flatMap(({ outTradeNo, transactionIds, shippings }) => {
    const order = known.get(outTradeNo)
    if (!order)
      return transactionIds.length > 0 ? [`WeChat Pay was paid for ${outTradeNo}, which is no order`] : []
    // Told anew, it would have used up the one time it may be corrected (C-58).
    const told = shippings.map(({ toldAnew }) => (toldAnew ? 'anew' : 'once')).join()
    if (told === (order.collected ? 'once' : '')) return []
    return [`WeChat was told of ${outTradeNo} being picked up: «${told}»`]
  })
}
