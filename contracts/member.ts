import * as z from 'zod/mini'
import type { Fen, Instant, Points } from '../domain/money/types'
import type { NoticeKind, Notice } from '../domain/notice/types'
import type { Paged } from './views'
import { docId, freeText, page, tapId } from './shapes'

/** Versions of the texts a member agrees to; raised when a text changes. */
export const PRIVACY_VERSION = 1
export const AGREEMENT_VERSION = 1

export type Hat = 'consumer' | 'leader' | 'staff'

/** `member/me`: the one call before the first screen. Also for strangers. */
export const meInput = z.object({})
export interface MeOutput {
  member: null | {
    memberId: string
    name: string
    surname: string
    face: string
    household: string
    elder: boolean
    pointId: string
    pointName: string
    cardNo: string
  }
  hats: Hat[]
  /** When she stopped being a leader; null for who is one, or never was. */
  leaderUntil: Instant | null
  staffRole: 'head-office' | 'region' | null
  regionName: string | null
  /** null: none given or withdrawn. */
  consent: { privacy: number; agreement: number; at: Instant } | null
  versions: { privacy: number; agreement: number }
  /** Ids of the subscription messages she may be asked for, by kind; the brand's own where it has set them. */
  templates: Partial<Record<NoticeKind, string>>
  /** Whether this environment still waits for its first administrator. */
  unclaimed: boolean
  waiting: { survey: { invitationId: string; orderId: string } | null; unread: number }
}

/** Consent, then member, in two taps: this is the second. Repeating it changes nothing. */
export const joinInput = z.object({
  privacy: z.int(),
  agreement: z.int(),
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(20))),
  pointId: z.optional(docId),
  source: z.optional(
    z.object({ groupId: z.optional(docId), scene: z.optional(z.string().check(z.maxLength(32))) }),
  ),
})
export type JoinOutput = MeOutput

export const consentInput = z.object({ give: z.boolean(), privacy: z.int(), agreement: z.int() })
export type ConsentOutput = MeOutput

export const profileInput = z.object({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(20))),
  household: z.optional(z.string().check(z.trim(), z.maxLength(20))),
  pointId: z.optional(docId),
  elder: z.optional(z.boolean()),
})
export type ProfileOutput = MeOutput

export interface CardOutput {
  name: string
  cardNo: string
  since: Instant
  /** Σ open lots. */
  points: Points
  /** In orders, not yet due. */
  pendingPoints: Points
  lots: { points: Points; expiresAt: Instant; orderId: string }[]
  units: number
  orders: number
}

export interface PointsEntryView {
  id: string
  what: 'pending' | 'earned'
  points: Points
  at: Instant
  orderId: string
  groupTitle: string
}
export const pointsInput = page
export type PointsOutput = Paged<PointsEntryView>

export const inboxInput = page
export interface NoticeView {
  id: string
  kind: NoticeKind
  facts: Notice['facts']
  page: string
  at: Instant
  read: boolean
  wechat: Notice['wechat']
}
export type InboxOutput = Paged<NoticeView>

/** What the member allowed in WeChat's subscription sheet, told to the grant ledger. */
export const grantInput = z.object({
  accepted: z
    .array(
      z.enum(['paid', 'group-formed', 'group-failed', 'refund-done', 'arrived', 'survey', 'case-answered']),
    )
    .check(z.maxLength(5)),
  /** Made by the phone for this tap on 允许: sent again, it counts once. */
  tapId: z.optional(tapId),
})
export interface GrantOutput {
  left: Record<string, number>
}

export interface PendingMoney {
  fen: Fen
}
export const inboxText = freeText
