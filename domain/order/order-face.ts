import { ownRefunds } from './own-refunds'
import { paidOf } from './paid-of'
import type { Order, OrderFace } from './types'

/**
 * What is shown for an order: payment, outcome, goods and refunds in one word. Never stored (a second copy of the
 * truth would lie some day). That its group formed shows before the order itself was told.
 */
export function orderFace(order: Order, groupFormed = false): OrderFace {
  switch (order.payment.state) {
    case 'placed':
      return 'to-pay'
    case 'closing':
      return 'closing'
    case 'cancelled':
      return 'cancelled'
    case 'paid':
      return paidFace(order, groupFormed)
  }
}

function paidFace(order: Order, groupFormed: boolean): OrderFace {
  const refunds = ownRefunds(order)
  const done = refunds.filter(({ state }) => state === 'done').reduce((sum, { fen }) => sum + fen, 0)
  if (refunds.length > 0 && done >= paidOf(order)) return 'refunded'
  // One that WeChat closed is still owed: staff look after it, the member sees that it is on its way.
  if (refunds.some(({ state }) => state !== 'done')) return 'refunding'
  if (order.collected) return 'collected'
  if (order.arrivedAt !== null) return 'arrived'
  return order.outcome === 'formed' || (order.outcome === null && groupFormed) ? 'formed' : 'paid'
}
