import { ofOrder, type CancelOutput } from '../../../contracts/order'
import { accepted, refused } from '../../../domain/result'
import { runTodos } from '../../_effects/run'
import { forMember } from '../../_kit/action'
import { markClosing, readOrder } from '../../_kit/store/orders'
import { showOrder } from '../../_acts/show-order'
import { ownOrder } from '../own-order'

/**
 * Gives an unpaid order up: closing, then the provider closes it, then its goods are free. If it turns out to be paid,
 * it is paid; if the provider is unclear it stays closing, and the timer asks again.
 */
export const cancel = forMember(ofOrder, async ({ orderId }, context) => {
  const own = await ownOrder(orderId, context)
  if (!own.ok) return own
  if (own.value.payment.state === 'paid') return refused({ code: 'already-paid' })
  if (own.value.payment.state === 'placed') await markClosing(orderId, 'asked', context.now)
  await runTodos('order', orderId, context.now, { only: ['expire', 'void', 'post'] })
  const order = (await readOrder(orderId)) ?? own.value
  return accepted<CancelOutput>({ order: await showOrder(order, context.now) })
})
