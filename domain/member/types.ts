import type { Instant, Points, Fen } from '../money/types'

export interface Consent {
  privacy: number
  agreement: number
  at: Instant
}

/** What the door must know of a caller, in one read. `_id` is the openid; nothing else is keyed by it. */
export interface Identity {
  _id: string
  memberId: string
  name: string
  surname: string
  consent: Consent | null
  /** Hints for the phone; the authority is `leaders` and `staff`. */
  leader: boolean
  staff: boolean
}

export interface Member {
  _id: string
  openid: string
  memberKey: string
  name: string
  surname: string
  /** 楼号与房号, as she gave it; masked for those who need not see it. */
  household: string
  regionId: string
  pointId: string
  face: string
  elder: boolean
  joinedAt: Instant
  source: { leaderId?: string; groupId?: string; scene?: string }
  cardNo: string
}

/** Points as lots, earliest expiry first. Always: issued = open + held + spent + expired + reversed; debt is apart. */
export interface PointsLot {
  id: string
  orderId: string
  points: Points
  open: Points
  earnedAt: Instant
  expiresAt: Instant
}

/** The authority for one person's balance; guarded by `rev`. `_id` is `<memberId>` or `leader-<memberId>`. */
export interface Wallet {
  _id: string
  rev: number
  lots: PointsLot[]
  issued: Points
  /** A leader's commission that is due and not paid out. */
  commissionFen: Fen
  /** Entries written here and not yet inserted into the ledger. */
  outbox: Record<string, unknown>
  /** Ids of entries already applied, so that a retry changes nothing; folded once the outbox is empty. */
  applied: Record<string, Instant>
}
