import type { Order } from '../../domain/order/types'
import type { Effect } from './effect'
import { giveBack } from './give-back'

/** Its group failed: everything goes back, each order on its own, so that one failed refund stops no other (C-11). */
export const refundFailedGroup: Effect<Order> = (order, { now, name }) =>
  giveBack(order, 'group-failed', name, now, 'tell-failed')
