import type { Fen, Instant, Points } from '../money/types'
import type { Entry, Posting } from './types'
import { CASH, COMMISSION, ODD, POINTS, SALES, ofLeader, ofMember } from './accounts'

/** What every entry of an order says about it. */
export interface OfOrder {
  orderId: string
  memberId: string
  leaderId: string
  regionId: string
}

/** A payment that came in. `id` tells several payments of one order apart: the order's id, or the transaction's. */
export function paymentEntry(of: OfOrder, id: string, fen: Fen, at: Instant): Entry {
  return entry('payment', 'fen', id, of, at, moved(fen, SALES, CASH))
}

/** A payment that does not fit its order: it is in our account, and nothing was sold for it. */
export function oddPaymentEntry(of: OfOrder, transactionId: string, fen: Fen, at: Instant): Entry {
  return entry('payment', 'fen', transactionId, of, at, moved(fen, ODD, CASH))
}

/** Money that went back: the opposite of a payment, also of an odd one. `id` is the refund's. */
export function refundEntry(of: OfOrder, id: string, fen: Fen, at: Instant, odd = false): Entry {
  return entry('refund', 'fen', id, of, at, moved(fen, CASH, odd ? ODD : SALES))
}

/** Points a member earned with an order; once per order (C-47), so the order's id names it. */
export function pointsEntry(of: OfOrder, points: Points, at: Instant): Entry {
  return entry('points-earned', 'points', of.orderId, of, at, moved(points, POINTS, ofMember(of.memberId)))
}

/** The commission a leader is owed for an order; once per order. */
export function commissionEntry(of: OfOrder, fen: Fen, at: Instant): Entry {
  return entry('commission-due', 'fen', of.orderId, of, at, moved(fen, COMMISSION, ofLeader(of.leaderId)))
}

/** The id an entry has whoever writes it, so that the second writer meets the first. */
export function entryId(what: Entry['what'], id: string): string {
  return `${what}-${id}`
}

/** How much of one account an entry moved. */
export function movedOn(entry: Entry, account: string): number {
  return entry.postings.reduce((sum, one) => (one.account === account ? sum + one.amount : sum), 0)
}

/** Postings must sum to zero: what one account gains another gives. */
export function sumOf(postings: Posting[]): number {
  return postings.reduce((sum, one) => sum + one.amount, 0)
}

function moved(amount: number, from: string, to: string): Posting[] {
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new Error(`a posting of ${amount} is no whole amount above zero`)
  return [
    { account: to, amount },
    { account: from, amount: -amount },
  ]
}

function entry(
  what: Entry['what'],
  unit: Entry['unit'],
  id: string,
  of: OfOrder,
  at: Instant,
  postings: Posting[],
): Entry {
  const { orderId, memberId, leaderId, regionId } = of
  return { _id: entryId(what, id), at, what, unit, postings, orderId, memberId, leaderId, regionId }
}
