import * as z from 'zod/mini'
import type { OrderCard, OrderView, Paged, PaymentParams } from './views'
import { tapId, page } from './shapes'

export const ofOrder = z.object({ orderId: tapId })

/** pay: asks the provider for a prepay again. check: asks the provider whether it was paid and settles it. */
export interface PayOutput {
  payment: PaymentParams
  payableFen: number
}
export interface CheckOutput {
  order: OrderView
}
export interface CancelOutput {
  order: OrderView
}
export type GetOutput = OrderView
export const listInput = z.extend(page, { face: z.optional(z.enum(['all', 'to-pay', 'to-collect', 'done'])) })
export type ListOutput = Paged<OrderCard>
