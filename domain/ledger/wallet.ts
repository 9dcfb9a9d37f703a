import type { Fen, Instant, Points } from '../money/types'
import type { PointsLot, Wallet } from '../member/types'

/** A wallet nobody has put anything into. */
export function emptyWallet(id: string): Wallet {
  const none = 0 as Points
  return {
    _id: id,
    rev: 0,
    lots: [],
    issued: none,
    held: none,
    spent: none,
    expired: none,
    reversed: none,
    debt: none,
    commissionFen: 0 as Fen,
    outbox: {},
  }
}

/** The id of the wallet with a member's points: her own. */
export const walletOfMember = (memberId: string): string => memberId
/** The id of the wallet with a leader's commission; she is a member, too, and has another one for her points. */
export const walletOfLeader = (leaderId: string): string => `leader-${leaderId}`

/** What an order earned, with the end of its life. */
export interface Earning {
  orderId: string
  points: Points
  at: Instant
  /** Lots live 12 months, to the end of that local day. */
  expiresAt: Instant
}

/**
 * Puts a new lot into a wallet. A debt (points taken back after they were spent, C-46) is paid from it first and
 * counts as reversed, so that issued = open + held + spent + expired + reversed stays true.
 */
export function earn(wallet: Wallet, { orderId, points, at, expiresAt }: Earning): Wallet {
  if (!Number.isSafeInteger(points) || points <= 0) throw new Error(`${points} points cannot be earned`)
  const repaid = Math.min(points, wallet.debt)
  const lot: PointsLot = {
    id: orderId,
    orderId,
    points,
    open: (points - repaid) as Points,
    earnedAt: at,
    expiresAt,
  }
  return {
    ...wallet,
    lots: byExpiry([...wallet.lots, lot]),
    issued: plus(wallet.issued, points),
    reversed: plus(wallet.reversed, repaid),
    debt: plus(wallet.debt, -repaid),
  }
}

/** Adds a commission that has become due; integer fen (C-31). */
export function owe(wallet: Wallet, fen: Fen): Wallet {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new Error(`${fen} fen cannot be owed`)
  return { ...wallet, commissionFen: (wallet.commissionFen + fen) as Fen }
}

/** What a member can use at this instant: the open part of lots that have not expired. */
export function openPoints(wallet: Wallet, now: Instant): Points {
  return openLots(wallet, now).reduce((sum, lot) => plus(sum, lot.open), 0 as Points)
}

/** Lots with something left, the one that expires first in front (C-44). */
export function openLots(wallet: Wallet, now: Instant): PointsLot[] {
  return wallet.lots.filter(lot => lot.open > 0 && now < lot.expiresAt)
}

/** Issued − open − held − spent − expired − reversed: anything but zero is a breach. */
export function missingPoints(wallet: Wallet): number {
  const open = wallet.lots.reduce((sum, lot) => sum + lot.open, 0)
  return wallet.issued - open - wallet.held - wallet.spent - wallet.expired - wallet.reversed
}

function byExpiry(lots: PointsLot[]): PointsLot[] {
  return lots.sort((a, b) => a.expiresAt - b.expiresAt || a.earnedAt - b.earnedAt || (a.id < b.id ? -1 : 1))
}

function plus(points: Points, more: number): Points {
  return (points + more) as Points
}
