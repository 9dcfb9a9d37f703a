import type { Fen, Points, BasisPoints, Instant } from '../money/types'
import type { Sku, StockItem, Tint } from '../goods/types'

/** What must still follow from a state change: name → when it is due and how often it was tried. */
export type Todos = Record<string, { due: Instant; tries: number; lastError?: string; stuck?: boolean }>

/** Counts per line are pieces; collected + refunding + refunded ≤ bought. */
export interface OrderLine {
  sku: Sku
  name: string
  spec: string
  art: string
  tint: Tint
  quantity: number
  priceFen: Fen
  /** quantity × priceFen − this line's share of discounts. */
  amountFen: Fen
  units: number
  draws: { item: StockItem; units: number }[]
  collected: number
  short: number
  refunding: number
  refunded: number
  /** The leader's commission on this line: ⌊base × rate⌋, its own stored rate. */
  commission: { baseFen: Fen; rateBp: BasisPoints; fen: Fen }
}

export type PaymentState = 'placed' | 'closing' | 'cancelled' | 'paid'
export type RefundReason = 'group-failed' | 'late-payment' | 'second-payment' | 'goods-short' | 'asked'

export interface Refund {
  fen: Fen
  reason: RefundReason
  /** `asked` is ours, `processing` is WeChat's word, `closed` means WeChat gave up and staff must look. */
  state: 'asked' | 'processing' | 'done' | 'closed'
  /** Set when it returns one certain payment of several for this order. */
  transactionId?: string
  askedAt: Instant
  doneAt?: Instant
}

export interface Order {
  _id: string
  groupId: string
  /** Where its units are held and posted; a hold of it anywhere else is void. */
  shelfId: string
  /** Her own shelf, where her guards stand while she has not paid, when the units came from another. */
  homeShelfId?: string
  /** It sits on a place of a group with a maximum (C-10). */
  seated?: true
  /** The id under which the shelf holds it: the order's own, or a new one when a late payment revived it. */
  holdId: string
  memberId: string
  /** Hash of the openid: the key on the shelf. */
  memberKey: string
  memberName: string
  /** The letter on her caps. */
  surname?: string
  leaderId: string
  regionId: string
  pointId: string
  pointName: string
  groupTitle: string
  /** Hash of the parsed command: the same id with other contents is refused. */
  commandHash: string
  termsVersion: number
  lines: OrderLine[]
  units: number
  goodsFen: Fen
  payableFen: Fen
  placedAt: Instant
  /** The pay window ends here; `time_expire` at the provider is the same instant. */
  payBy: Instant
  payment: {
    state: PaymentState
    paidAt?: Instant
    paidFen?: Fen
    transactionId?: string
    cancelledAt?: Instant
    why?: 'asked' | 'expired' | 'swept'
    /** Further payments for the same order, each refunded in full. */
    others?: Record<string, Fen>
  }
  /** What became of its group; null while undecided. */
  outcome: 'formed' | 'failed' | null
  outcomeAt: Instant | null
  /** Deadline-independent: when goods may be collected, from the terms. */
  collectFrom: Instant
  arrivedAt: Instant | null
  pickup: { code: string; issuedAt: Instant } | null
  collected: { at: Instant; by: string; byName: string; how: 'code' | 'scan' } | null
  points: { points: Points; state: 'pending' | 'earned' | 'voided' }
  commission: { fen: Fen; state: 'pending' | 'due' | 'voided' }
  refunds: Record<string, Refund>
  todo: Todos
  nextDue: Instant | null
  stuck: boolean
  /** Counts every to-do added, so that crossing others off at the same moment cannot overlook it. */
  woken?: number
}

/** What is shown for an order, derived and never stored. */
export type OrderFace =
  'to-pay' | 'closing' | 'cancelled' | 'paid' | 'formed' | 'arrived' | 'collected' | 'refunding' | 'refunded'
