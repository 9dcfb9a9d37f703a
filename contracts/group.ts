import * as z from 'zod/mini'
import { MOST_LINES, MOST_PIECES } from '../domain/order/limits'
import type { CrateView, GroupCard, GroupView, OrderView, PaymentParams } from './views'
import { docId, fen, fieldId, tapId, version } from './shapes'

export const listInput = z.object({ pointId: z.optional(docId) })
export interface ListOutput {
  point: { id: string; name: string } | null
  points: { id: string; name: string; address: string }[]
  groups: GroupCard[]
}

export const getInput = z.object({ groupId: docId, source: z.optional(z.string().check(z.maxLength(32))) })
export type GetOutput = GroupView

/** Just what changes: the crate, what is left, prices. The page asks for it when it is shown again. */
export const crateInput = z.object({ groupId: docId })
export interface CrateOutput {
  crate: CrateView
  state: GroupCard['state']
}

export const joinInput = z.object({
  joinId: tapId,
  groupId: docId,
  termsVersion: version,
  lines: z
    .array(z.object({ sku: fieldId, quantity: z.int().check(z.gte(1), z.lte(MOST_PIECES)) }))
    .check(z.maxLength(MOST_LINES)),
  pointId: docId,
  /** What the button said. A different price is shown and asked, never charged silently (C-16). */
  expectedFen: fen,
})
export type JoinInput = z.infer<typeof joinInput>
export interface JoinOutput {
  order: OrderView
  /** null when the provider could not be reached: the order stands and `order/pay` asks again. */
  payment: PaymentParams | null
}
