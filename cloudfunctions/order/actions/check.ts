import { ofOrder, type CheckOutput } from '../../../contracts/order'
import { accepted } from '../../../domain/result'
import { settleFromProvider } from '../../_effects/settle-order'
import { forMember } from '../../_kit/action'
import { readOrder } from '../../_kit/store/orders'
import { showOrder } from '../../_acts/show-order'
import { ownOrder } from '../own-order'

/** Back from the pay sheet: the provider is asked, its answer is settled, and the order is shown as it is then. */
export const check = forMember(ofOrder, async ({ orderId }, context) => {
  const own = await ownOrder(orderId, context)
  if (!own.ok) return own
  if (own.value.payment.state !== 'paid') await settleFromProvider(orderId, context.now)
  const order = (await readOrder(orderId)) ?? own.value
  return accepted<CheckOutput>({ order: await showOrder(order, context.now) })
})
