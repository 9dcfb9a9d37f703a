import type { Instant } from '../money/types'
import type { Todos } from '../order/types'

export interface Option {
  id: string
  label: string
}

/** Twelve kinds are planned; the first loop needs three. Ids stay the same across versions. */
export type Question =
  | { id: string; kind: 'nps'; text: string }
  | { id: string; kind: 'tags'; text: string; textLow?: string; good: Option[]; bad: Option[] }
  | { id: string; kind: 'text'; text: string; max: number }

/** Never changed once published. `_id` is `<survey>@<version>`. */
export interface SurveyVersion {
  _id: string
  surveyId: string
  version: number
  questions: Question[]
  publishedAt: Instant
}

/** One survey for one occasion. `_id` is deterministic: `<survey>-<orderId>`. */
export interface Invitation {
  _id: string
  surveyId: string
  versionId: string
  memberId: string
  orderId: string
  groupId: string
  leaderId: string
  regionId: string
  occasion: 'after-pick-up'
  /** `suppressed`: she was not asked, and `why` says why; nobody sees it but the figures. */
  state: 'waiting' | 'answered' | 'declined' | 'expired' | 'suppressed'
  why?: 'asked-lately' | 'no-consent'
  invitedAt: Instant
  expiresAt: Instant
}

export type Answers = Record<string, number | string | string[]>

/** `_id` is the invitation's: one answer per occasion. */
export interface Response {
  _id: string
  surveyId: string
  versionId: string
  memberId: string
  orderId: string
  groupId: string
  leaderId: string
  regionId: string
  answers: Answers
  score: number
  /** When she was asked: of the invitations of a day, so many were answered. */
  invitedAt: Instant
  answeredAt: Instant
  todo: Todos
  nextDue: Instant | null
  stuck: boolean
  /** Counts every to-do added; see orders. */
  woken?: number
}

/** One thing said in a case. `id` is made by the one who tapped, so that saying it again adds nothing. */
export interface CaseLine {
  id?: string
  at: Instant
  by: 'member' | 'brand'
  name: string
  text: string
}

/** What a low score opens. `_id` is the response's. */
export interface Case {
  _id: string
  memberId: string
  memberName: string
  orderId: string
  leaderId: string
  regionId: string
  score: number
  /** Labels of what was bad, in the words of the version answered. */
  reasons: string[]
  state: 'open' | 'answered' | 'solved' | 'reopened'
  openedAt: Instant
  /** The brand promised an answer by then. */
  dueAt: Instant
  ownerId: string | null
  ownerName: string | null
  thread: CaseLine[]
  solvedAt: Instant | null
  rev: number
}

/** NPS with its company. Below 10 answers only counts; from 10 to 29 greyed; from 30 in full (C-63). */
export interface Nps {
  n: number
  promoters: number
  passives: number
  detractors: number
  show: 'counts' | 'greyed' | 'full'
  /** Rounded once; null when only counts are shown. */
  score: number | null
  /** 95 %, adjusted Wald (Rocks 2016); null when only counts are shown. */
  interval: { low: number; high: number } | null
  /** Who was really asked in that time, and how many of these very invitations were answered, whenever. */
  invited: number
  answered: number
}
