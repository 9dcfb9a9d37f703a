import type { Wallet } from '../member/types'
import type { Order } from '../order/types'
import { refundable } from '../order/refundable'

/** What somebody has bought: orders that were kept, and their units. */
export interface Bought {
  orders: number
  units: number
}

/** What an order counts for once it was collected and kept: one, or nothing when its money went back. */
export function boughtOf(order: Order): Bought {
  // Nothing of an order can go back before it was paid.
  const kept = order.outcome !== 'failed' && refundable(order) > 0
  return kept ? { orders: 1, units: order.units } : { orders: 0, units: 0 }
}

/** What a wallet has counted with one more order. */
export function countIn(
  { bought = { orders: 0, units: 0 } }: Pick<Wallet, 'bought'>,
  { orders, units }: Bought,
): Bought {
  return { orders: bought.orders + orders, units: bought.units + units }
}
