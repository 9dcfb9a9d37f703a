import type { OrderLineView } from '../../contracts/views'
import { toHandOut } from '../../domain/leader/hand-out'
import type { Order } from '../../domain/order/types'

/** What the leader sees of an order's lines: the pieces that were bought, or those that change hands. */
export function linesOf(order: Order, pieces: 'bought' | 'to-hand-out' = 'bought'): OrderLineView[] {
  return order.lines.flatMap(line => {
    const { sku, name, spec, art, tint, priceFen, amountFen } = line
    const quantity = pieces === 'bought' ? line.quantity : toHandOut(line)
    return quantity === 0 ? [] : [{ sku, name, spec, art, tint, quantity, priceFen, amountFen }]
  })
}
