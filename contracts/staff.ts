import * as z from 'zod/mini'
import type { Fen, Instant, Points } from '../domain/money/types'
import type { Nps, Question } from '../domain/survey/types'
import type { OddPayment, OrderFace } from '../domain/order/types'
import type { GroupCard, GroupView, OrderView, Paged } from './views'
import type { OpeningView } from './leader'
import { docId, fen, fieldId, page, tapId, transactionId } from './shapes'

/** The first head-office administrator claims an empty environment with a one-time code. */
export const claimInput = z.object({
  code: z.string().check(z.trim(), z.minLength(6), z.maxLength(40)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
})
export interface ClaimOutput {
  memberId: string
}

export const inRegion = z.object({ regionId: z.optional(docId) })
export interface TodayOutput {
  regions: { id: string; name: string }[]
  regionId: string | null
  day: { from: Instant; to: Instant }
  money: { paidFen: Fen; refundedFen: Fen; netFen: Fen; payments: number; refunds: number }
  nps: Nps
  npsWeek: { from: Instant; to: Instant }
  groups: { running: number; endingToday: number; rows: GroupCard[] }
  cases: { open: number; nextDueAt: Instant | null; nextName: string | null; nextScore: number | null }
  stuck: number
}

export const groupsInput = z.extend(page, {
  regionId: z.optional(docId),
  state: z.enum(['running', 'closed']),
})
export type GroupsOutput = Paged<GroupCard>

export interface StaffGroupOutput extends GroupView {
  regionId: string
  orders: { paid: number; placed: number; cancelled: number }
  paidFen: Fen
  refundedFen: Fen
  refunds: { done: number; all: number }
  arrivedAt: Instant | null
  audits: {
    at: Instant
    byName: string
    action: string
    outcome: string
    facts: Record<string, unknown>
  }[]
}

/** A new price is a new version of the terms: paid orders keep theirs, open checkouts are asked. */
export const repriceInput = z.object({
  groupId: docId,
  sku: fieldId,
  priceFen: fen,
  tapId: z.optional(tapId),
})
export interface RepriceOutput {
  termsVersion: number
}

/** What a number on the first page is made of. */
export const ordersInput = z.extend(page, {
  regionId: z.optional(docId),
  what: z.enum(['paid-today', 'refunded-today', 'group', 'member']),
  id: z.optional(docId),
})
export interface StaffOrderRow {
  orderId: string
  /** Masked unless the role needs it: 林*. */
  memberName: string
  groupTitle: string
  face: OrderFace
  payableFen: Fen
  paidFen: Fen
  refundedFen: Fen
  at: Instant
}
export type OrdersOutput = Paged<StaffOrderRow>
export const ofOrder = z.object({ orderId: tapId })
export interface StaffOrderOutput extends OrderView {
  memberName: string
  entries: { id: string; what: string; at: Instant; postings: { account: string; amount: number }[] }[]
  todo: {
    name: string
    due: Instant
    tries: number
    stuck: boolean
    watched: boolean
    lastError: string | null
  }[]
  commissionFen: Fen
  /** Payments that do not fit the order (C-07). `ours`: in our account, so it can go back. */
  odd: (OddPayment & { transactionId: string; ours: boolean })[]
}
/** Money that does not fit goes back to whoever paid it. */
export const sendBackInput = z.object({ orderId: tapId, transactionId })
/** It never was in our account: staff say what became of it. */
export const dismissInput = z.object({
  orderId: tapId,
  transactionId,
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
})
/** WeChat closed a refund: it is asked for once more. */
export const refundAgainInput = z.object({ orderId: tapId, refundId: tapId })
export type MendOutput = StaffOrderOutput

export const npsInput = z.extend(page, { regionId: z.optional(docId) })
export interface NpsOutput extends Paged<{
  responseId: string
  memberName: string
  score: number
  reasons: string[]
  text: string
  at: Instant
  orderId: string
  caseId: string | null
}> {
  nps: Nps
  from: Instant
  to: Instant
  distribution: number[]
  reasons: { id: string; label: string; n: number }[]
  questions: Question[]
}

export const casesInput = z.extend(page, {
  regionId: z.optional(docId),
  state: z.enum(['open', 'answered', 'solved']),
})
export interface CaseRow {
  caseId: string
  memberName: string
  score: number
  reasons: string[]
  state: 'open' | 'answered' | 'solved' | 'reopened'
  openedAt: Instant
  dueAt: Instant
  ownerName: string | null
}
export type CasesOutput = Paged<CaseRow>
export const ofCase = z.object({ caseId: docId })
export interface CaseOutput extends CaseRow {
  thread: { at: Instant; by: 'member' | 'brand'; name: string; text: string }[]
  member: { orders: number; since: Instant; lastScore: number | null; points: Points }
  order: OrderView
  sameGroup: { answers: number; low: number }
}
export const answerInput = z.object({
  caseId: docId,
  answerId: tapId,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
})
export type AnswerOutput = CaseOutput

export const membersInput = z.extend(page, { regionId: z.optional(docId) })
export interface MemberRow {
  memberId: string
  name: string
  pointName: string
  joinedAt: Instant
  orders: number
}
export type MembersOutput = Paged<MemberRow>

export const stuckInput = z.extend(page, { regionId: z.optional(docId) })
/** What can be stuck: what belongs to no region, the last two, is shown to head office only. */
export const stuckKinds = ['order', 'group', 'response', 'identity', 'import'] as const
export type StuckKind = (typeof stuckKinds)[number]
export interface StuckRow {
  kind: StuckKind
  /** The document's id; of an identity its member's. */
  id: string
  todo: string
  tries: number
  lastError: string
  since: Instant
  /** It goes on being tried by itself. */
  watched: boolean
}
export type StuckOutput = Paged<StuckRow>
export const retryInput = z.object({
  kind: z.enum(stuckKinds),
  id: docId,
  todo: z.string().check(z.maxLength(60)),
})
export interface RetryOutput {
  done: boolean
}

export const auditInput = z.extend(page, { regionId: z.optional(docId) })
export type AuditOutput = Paged<{
  id: string
  at: Instant
  byName: string
  role: string
  action: string
  target: string
  outcome: string
  facts: Record<string, unknown>
}>

/** Goods from a CSV a person could have written; nothing is half-imported. At most 100 KB of text (callFunction's limit). */
export const importInput = z.object({ importId: tapId, csv: z.string().check(z.maxLength(90_000)) })
export interface ImportOutput {
  added: number
  changed: number
  same: number
}
export const goodsInput = page
export type GoodsOutput = Paged<{
  sku: string
  name: string
  kind: string
  spec: string
  priceFen: Fen
  listPriceFen: Fen
  units: number
  art: string
  tint: string
  state: 'on' | 'off'
}>

/** What staff need to open a group for a leader: the region's templates and its leaders. */
export const templatesInput = inRegion
export interface TemplatesOutput {
  regionId: string | null
  openings: OpeningView[]
  leaders: { id: string; name: string; points: { id: string; name: string }[] }[]
}
export const ofGroup = z.object({ groupId: docId })
export const arriveInput = z.object({ groupId: docId, tapId: z.optional(tapId) })

/** Where staff may hand out, for leaders who cannot: every point of their regions. */
export const pointsInput = z.extend(page, { regionId: z.optional(docId) })
export interface PointRow {
  pointId: string
  name: string
  address: string
  /** Orders that arrived there and were not collected. */
  waiting: number
}
export type PointsOutput = Paged<PointRow>
/** A code is looked up at one group's point, or at one point whatever the group. */
const code = z.string().check(z.trim(), z.minLength(6), z.maxLength(120))
export const findInput = z.union([z.object({ groupId: docId, code }), z.object({ pointId: docId, code })])
const handed = z.object({
  orderId: tapId,
  code,
  how: z.enum(['code', 'scan']),
  tapId: z.optional(tapId),
})
export const collectInput = z.union([
  z.extend(handed, { groupId: docId }),
  z.extend(handed, { pointId: docId }),
])

/** Managed groups: staff open, the leader need not do anything. */
export const openForInput = z.object({
  openId: tapId,
  templateId: docId,
  leaderId: docId,
  pointId: z.optional(docId),
})
