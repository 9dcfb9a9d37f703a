import type { Order } from '../../domain/order/types'
import { accepted, refused, type Result } from '../../domain/result'
import type { RefusalOf } from '../../domain/refusals'
import { readOrder } from '../_kit/store/orders'
import type { MemberContext } from '../_kit/action'

/** The caller's own order. Somebody else's is not there for her, whatever she knows of it (C-70). */
export async function ownOrder(
  orderId: string,
  { me }: MemberContext,
): Promise<Result<Order, RefusalOf<'not-found'>>> {
  const order = await readOrder(orderId)
  if (!order || order.memberId !== me.memberId) return refused({ code: 'not-found', what: 'order' })
  return accepted(order)
}
