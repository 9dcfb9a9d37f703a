import type { OrderView } from '#contracts/views'
import { read, write } from '@/platform/storage'

/** How many orders with a code stay on the phone. */
const most = 3

/**
 * Orders whose goods wait, with their codes: in a basement without network the code must still be there. What comes back
 * from storage is only shown, never acted upon.
 */
export function keptOrders(): OrderView[] {
  const kept = read<unknown>('orders')
  return Array.isArray(kept) ? kept.filter(usable) : []
}

export const keptOrder = (orderId: string): OrderView | undefined =>
  keptOrders().find(order => order.orderId === orderId)

/** Keeps an order while its code can be used, and lets it go when it cannot. */
export function keepOrder(order: OrderView): void {
  const others = keptOrders().filter(({ orderId }) => orderId !== order.orderId)
  write('orders', waits(order) ? [order, ...others].slice(0, most) : others)
}

const waits = ({ face, code }: OrderView): boolean =>
  code !== null && (face === 'formed' || face === 'arrived')

function usable(kept: unknown): kept is OrderView {
  const order = kept as Partial<OrderView> | null
  return (
    typeof order?.orderId === 'string' &&
    typeof order.code === 'string' &&
    typeof order.codeText === 'string' &&
    typeof order.face === 'string' &&
    Array.isArray(order.lines) &&
    Array.isArray(order.refunds) &&
    Array.isArray(order.story) &&
    typeof order.points === 'object'
  )
}
