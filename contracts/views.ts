/** What phones are shown: one place for the shapes several subjects answer. Types only. */
import type { StoryItem } from '../domain/order/story-of'
import type { Fen, Points, Instant } from '../domain/money/types'
import type { GroupRule, PoolLine, Guarantee, GroupTotals } from '../domain/group/types'
import type { OrderFace, RefundReason, Refund } from '../domain/order/types'
import type { Tint } from '../domain/goods/types'

/** One neighbour's share of a crate, in order of payment. `unpaid` caps are the caller's own hold. */
export interface Caps {
  surname: string
  units: number
  fen: Fen
  /** 1…8 by order of joining, then again from 1. */
  hue: number
  mine: boolean
  /** Several orders of one neighbour are one household; 0 for neighbours who stand together. */
  who: number
  /** How many neighbours, in no slot that is drawn, stand together in this. */
  people?: number
}

export interface CrateView {
  rule: GroupRule
  crateSize: number
  caps: Caps[]
  totals: GroupTotals
  /** What is missing in the rule's own measure: units, cases → units, people, or fen. 0 when formed. */
  missing: number
}

export interface GroupCard {
  groupId: string
  title: string
  leaderName: string
  leaderFace: string
  pointName: string
  state: 'open' | 'closing' | 'formed' | 'failed'
  formedAt: Instant | null
  endsAt: Instant
  collectFrom: Instant
  fromFen: Fen
  crate: CrateView
  mine: { orders: number; units: number }
}

export interface GroupView extends GroupCard {
  termsVersion: number
  pool: (PoolLine & { left: number })[]
  points: { id: string; name: string; address: string }[]
  collectUntil: Instant
  guarantees: Guarantee[]
  neighbours: {
    name: string
    face: string
    surname: string
    units: number
    hue: number
    mine: boolean
    leader: boolean
  }[]
  /** In a group with a maximum of members: how many, how many places are free, and whether one is the caller's. */
  seats: { most: number; left: number; mine: boolean } | null
  /** The caller's one unpaid order here, if any. */
  unpaidOrderId: string | null
  isLeader: boolean
  /** Told to members only, so that she can be called. */
  leaderPhone: string | null
}

export interface OrderLineView {
  sku: string
  name: string
  spec: string
  art: string
  tint: Tint
  quantity: number
  priceFen: Fen
  amountFen: Fen
}

export interface RefundView {
  id: string
  fen: Fen
  reason: RefundReason
  state: Refund['state']
  askedAt: Instant
  doneAt: Instant | null
  /** Of one that WeChat closed: it was asked for again under this id. */
  replacedBy: string | null
}

export interface OrderCard {
  orderId: string
  groupId: string
  groupTitle: string
  face: OrderFace
  units: number
  payableFen: Fen
  placedAt: Instant
  payBy: Instant
  collectFrom: Instant
  pointName: string
  lines: OrderLineView[]
  refunds: RefundView[]
  /** Money left her for it that never came to us: nobody may say that nothing was charged (C-07). */
  strayed: boolean
}

export interface OrderView extends OrderCard {
  leaderName: string
  leaderPhone: string
  pointAddress: string
  /** Until when its goods may be collected; null where the promise was not read. */
  collectUntil: Instant | null
  /** Six digits, only while it can be used or was used. */
  code: string | null
  /** What the QR code carries. */
  codeText: string | null
  collected: { at: Instant; byName: string } | null
  points: { points: Points; state: 'pending' | 'earned' | 'voided'; dueAt: Instant | null }
  /** What happened, newest first; each kind has a sentence in `texts`. */
  story: StoryItem[]
  crate: CrateView | null
  surveyWaiting: boolean
}

export type StoryLine = StoryItem['what']

/** What WeChat's pay sheet needs; `prepayId` is for the emulated sheet. */
export interface PaymentParams {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'MD5' | 'HMAC-SHA256' | 'RSA'
  paySign: string
}

export interface Paged<T> {
  rows: T[]
  /** Hand it back as `after`; null at the end. */
  next: string | null
}
