import type { Instant } from '../money/types'

export type NoticeKind =
  | 'paid'
  | 'group-formed'
  | 'group-failed'
  | 'refund-done'
  | 'late-payment-refunded'
  | 'arrived'
  | 'collected'
  | 'survey'
  | 'case-answered'
  | 'points-earned'

/** Something a member is told. `_id` is deterministic: `<kind>-<subject>`. In the app always, by WeChat when a grant is left. */
export interface Notice {
  _id: string
  memberId: string
  kind: NoticeKind
  /** What the sentence needs, as `facts.ts` lists it by kind; the sentence itself is made in `texts`. */
  facts: Record<string, string | number>
  page: string
  at: Instant
  /** A message is not idempotent: it is claimed first, and an unknown outcome is not sent again. */
  wechat: 'none' | 'claimed' | 'sent' | 'no-grant' | 'failed'
  readAt: Instant | null
}

/** How many messages of a template a member still allows. `_id` is `<memberId>~<template>`. */
export interface Grant {
  _id: string
  memberId: string
  template: NoticeKind
  left: number
  /** The last tap that added to it, of before each had a marker of its own. */
  tap?: string
  /** When which tap added to it, so that the same one sent again counts once; old ones are forgotten. */
  taps?: Record<string, Instant>
}
