import * as z from 'zod/mini'
import type { Fen, Instant } from '../domain/money/types'
import type { GroupRule } from '../domain/group/types'
import type { CrateView, GroupCard, OrderCard, OrderLineView, Paged } from './views'
import { docId, page, tapId } from './shapes'

export const deskInput = z.object({})
/** The desk: everything a leader's day needs, in one call. */
export interface DeskOutput {
  name: string
  toHandOut: number
  overdue: number
  todayCommissionFen: Fen
  groups: (GroupCard & { commissionFen: Fen })[]
  /** Arrived and waiting, by building. */
  buildings: { building: string; names: string[]; done: number; all: number }[]
  /** Formed groups whose goods have not been marked as arrived. */
  toArrive: { groupId: string; title: string; orders: number; units: number; collectFrom: Instant }[]
  late: { orderId: string; name: string; household: string; units: number; since: Instant }[]
}

export interface OpeningView {
  kind: 'template' | 'group'
  id: string
  title: string
  rule: GroupRule
  crateSize: number
  goods: {
    sku: string
    name: string
    art: string
    tint: string
    priceFen: Fen
    /** Whether the region's warehouse has it now; what has none is shown as sold out until some comes in. */
    inStock: boolean
  }[]
  endsAt: Instant
  collectFrom: Instant
  /** For a past group: how it went. */
  last: { at: Instant; units: number; people: number; outcome: 'formed' | 'failed' } | null
}
export const openingsInput = z.object({})
export interface OpeningsOutput {
  openings: OpeningView[]
  points: { id: string; name: string }[]
}
export const openInput = z.object({
  openId: tapId,
  from: z.object({ kind: z.enum(['template', 'group']), id: docId }),
  pointId: z.optional(docId),
})
export interface OpenOutput {
  groupId: string
}

export const ofGroup = z.object({ groupId: docId })
export const arriveInput = z.object({ groupId: docId, tapId: z.optional(tapId) })
/** What the share card and the poster need. `codeUrl` is the mini-program code's image. */
export interface ShareOutput {
  groupId: string
  title: string
  leaderName: string
  endsAt: Instant
  collectFrom: Instant
  pointName: string
  fromFen: Fen
  crate: CrateView
  path: string
  codeUrl: string | null
}

export interface ArriveOutput {
  orders: number
}

export const pickupsInput = z.extend(page, { groupId: z.optional(docId) })
export interface PickupRow {
  orderId: string
  name: string
  household: string
  units: number
  lines: OrderLineView[]
  state: 'waiting' | 'collected'
  collectedAt: Instant | null
  groupTitle: string
}
export type PickupsOutput = Paged<PickupRow>

/** A code as typed (six digits, spaces allowed) or as scanned (`LT:<point>:<code>`). */
export const findInput = z.object({
  code: z.string().check(z.trim(), z.minLength(6), z.maxLength(120)),
  pointId: z.optional(docId),
})
export interface FindOutput {
  orderId: string
  name: string
  household: string
  groupTitle: string
  lines: OrderLineView[]
  units: number
}
export const collectInput = z.object({
  orderId: tapId,
  code: z.string().check(z.trim(), z.minLength(6), z.maxLength(120)),
  how: z.enum(['code', 'scan']),
  /** Made by the phone for this tap: sent again, it is answered the same. */
  tapId: z.optional(tapId),
})
export interface CollectOutput {
  orderId: string
  name: string
  units: number
  at: Instant
  left: number
}

export interface CommissionRow {
  orderId: string
  name: string
  groupId: string
  groupTitle: string
  /** With it a group is told from another of the same title. */
  collectFrom: Instant
  at: Instant
  state: 'pending' | 'due' | 'voided'
  dueAt: Instant | null
  fen: Fen
  lines: { name: string; baseFen: Fen; rateBp: number; fen: Fen }[]
}
export const commissionInput = page
export interface CommissionOutput extends Paged<CommissionRow> {
  dueFen: Fen
  pendingFen: Fen
}
export type LeaderOrdersOutput = Paged<OrderCard>
