import type { Instant, Points, Fen } from '../money/types'
import type { Entry } from '../ledger/types'
import type { Todos } from '../order/types'

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
  /** When consent was last taken back; absent: never. */
  withdrawnAt?: Instant
  /** Hints for the phone; the authority is `leaders` and `staff`. */
  leader: boolean
  staff: boolean
  /** What her member document is to begin with, until there is one. */
  origin?: Origin
  /** What she said about herself that her member document does not say yet. */
  profile?: Profile
  /** Proofs of her consent that do not stand among the consents yet, by their kind and instant. */
  proofs?: Record<string, ConsentProof>
  /** What is to follow from all this; absent in an identity that never had anything to do. */
  todo?: Todos
  nextDue?: Instant | null
  stuck?: boolean
  woken?: number
}

/** What is known of a member when she joins, besides who she is. */
export interface Origin {
  regionId: string
  pointId: string
  pointName: string
  joinedAt: Instant
  source: { leaderId?: string; groupId?: string; scene?: string }
}

/** What a member can say about herself; her region follows her pick-up point. */
export type Profile = Partial<
  Pick<Member, 'name' | 'surname' | 'household' | 'pointId' | 'pointName' | 'regionId' | 'elder'>
>

/** Proof of what was agreed to, or of when it was taken back; only ever added to. */
export interface ConsentProof {
  _id: string
  memberId: string
  given: boolean
  at: Instant
  privacy?: number
  agreement?: number
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
  /** The point's name when she chose it, so that the first screen needs no further read. */
  pointName?: string
  face: string
  elder: boolean
  joinedAt: Instant
  source: Origin['source']
  cardNo: string
  /** Of her identity's changes the last that this document has: a profile written late cannot undo a later one. */
  profileRev?: number
  /** The last survey she was invited to: the guard of the cool-down between surveys. */
  asked?: { at: Instant; invitationId: string }
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

/**
 * The authority for one person's balance; guarded by `rev`. `_id` is `<memberId>` or `leader-<memberId>`.
 * An entry waits in the outbox until it is in the ledger: what is in neither has not happened.
 */
export interface Wallet {
  _id: string
  rev: number
  lots: PointsLot[]
  issued: Points
  held: Points
  spent: Points
  expired: Points
  reversed: Points
  /** Points to take back that were spent already; the next earning pays it. */
  debt: Points
  /** A leader's commission that is due and not paid out. */
  commissionFen: Fen
  /** Orders that were collected and kept, and their units; those that may still be returned are not in it. */
  bought?: { orders: number; units: number }
  /** Orders that are in `bought` and do not say so themselves yet. */
  counting?: Record<string, true>
  /** Entries written here and not yet inserted into the ledger, by their id. */
  outbox: Record<string, Entry>
}
