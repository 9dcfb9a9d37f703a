import { ofOrder } from '../../../contracts/order'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { showOrder } from '../../_acts/show-order'
import { ownOrder } from '../own-order'

export const get = forMember(ofOrder, async ({ orderId }, context) => {
  const own = await ownOrder(orderId, context)
  return own.ok ? accepted(await showOrder(own.value, context.now)) : own
})
