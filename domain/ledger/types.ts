import type { Instant } from '../money/types'

/** An amount on one account, in fen or points; the sign says where it goes. */
export interface Posting {
  account: string
  amount: number
}

/** One thing that moved. The ledger only grows; undo is an opposite entry. `_id` is deterministic: `<what>-<id>`. */
export interface Entry {
  _id: string
  at: Instant
  /** When it was written into the ledger; what is added up goes by this, because it never comes late. */
  bookedAt?: Instant
  what: 'payment' | 'refund' | 'points-earned' | 'commission-due'
  unit: 'fen' | 'points'
  postings: Posting[]
  orderId: string
  memberId?: string
  leaderId?: string
  regionId: string
}
