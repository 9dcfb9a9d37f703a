import type { OrderCard, OrderLineView, RefundView } from '../../contracts/views'
import { isOurs } from '../../domain/order/odd-payment'
import { orderFace } from '../../domain/order/order-face'
import type { Order, OrderLine } from '../../domain/order/types'

export function orderCard(order: Order, groupFormed = false): OrderCard {
  return {
    orderId: order._id,
    groupId: order.groupId,
    groupTitle: order.groupTitle,
    face: orderFace(order, groupFormed),
    units: order.units,
    payableFen: order.payableFen,
    placedAt: order.placedAt,
    payBy: order.payBy,
    collectFrom: order.collectFrom,
    pointName: order.pointName,
    lines: order.lines.map(orderLineView),
    refunds: refundViews(order),
    strayed: Object.values(order.payment.odd ?? {}).some(odd => !isOurs(odd)),
  }
}

export function orderLineView(line: OrderLine): OrderLineView {
  const { sku, name, spec, art, tint, quantity, priceFen, amountFen } = line
  return { sku, name, spec, art, tint, quantity, priceFen, amountFen }
}

/** Refunds as they were asked for, the first one first. */
function refundViews({ refunds }: Order): RefundView[] {
  return Object.entries(refunds)
    .map(([id, { fen, reason, state, askedAt, doneAt, replacedBy }]) => ({
      id,
      fen,
      reason,
      state,
      askedAt,
      doneAt: doneAt ?? null,
      replacedBy: replacedBy ?? null,
    }))
    .sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}
