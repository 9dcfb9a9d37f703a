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
  const kept = order.payment.state === 'paid' && order.outcome !== 'failed' && refundable(order) > 0
  return kept ? { orders: 1, units: order.units } : { orders: 0, units: 0 }
}

/**
 * Counts an order into its member's wallet. The order's id stays in `counting` until the order itself says that it was
 * counted, so that a second try of the same finds one or the other.
 */
export function countIn(wallet: Wallet, orderId: string, { orders, units }: Bought): Wallet {
  const before = wallet.bought ?? { orders: 0, units: 0 }
  return {
    ...wallet,
    bought: { orders: before.orders + orders, units: before.units + units },
    counting: { ...wallet.counting, [orderId]: true },
  }
}
