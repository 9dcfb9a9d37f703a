import type { StaffOrderOutput } from '../../contracts/staff'
import type { Order } from '../../domain/order/types'
import { accepted, refused, type Result } from '../../domain/result'
import { runTodos } from '../_effects/run'
import type { StaffContext } from '../_kit/action'
import { readOrder } from '../_kit/store/orders'
import { staffOrder } from './order-view'

/** Times an order is decided on again because it changed meanwhile. */
const MOST_ROUNDS = 3

/**
 * Staff put an order's money right: decided on the order as it is, done by one guarded update, and what it added to the
 * to-dos begins at once. The same tap again finds it done and is answered the same.
 */
export async function mend(
  orderId: string,
  { sees, now }: StaffContext,
  decide: (order: Order) => Result<{ done: boolean; change(): Promise<boolean>; todos: string[] }>,
): Promise<Result<StaffOrderOutput>> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const order = await readOrder(orderId)
    // Another region's order is answered like none, so that ids tell nothing.
    if (!order || !sees(order.regionId)) return refused({ code: 'not-found', what: 'order' })
    const decided = decide(order)
    if (!decided.ok) return decided
    const { done, change, todos } = decided.value
    // The order became another one meanwhile: it is decided on again, so that nothing is said to be done that is not.
    if (!done && !(await change())) continue
    // What follows stands beside it, and is begun here also for a first try that died.
    await runTodos('order', orderId, now, { only: todos })
    return accepted(await staffOrder((await readOrder(orderId)) ?? order, now))
  }
  return refused({ code: 'busy' })
}
