import type { Fen, Points, BasisPoints, Instant } from '../money/types'
import type { Sku, StockItem, Tint } from '../goods/types'

/** What must still follow from a state change: name → when it is due and how often it was tried. */
export type Todos = Record<string, Todo>
export interface Todo {
  due: Instant
  tries: number
  lastError?: string
  /** No engine tries it any more; it waits for staff. */
  stuck?: boolean
  /** Staff see it among what is stuck, and it goes on being tried: what it waits for heals from outside. */
  watched?: boolean
}

/** Counts per line are pieces, each of them in one place: collected + short + refunding + refunded ≤ bought. */
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
export type RefundReason =
  'group-failed' | 'late-payment' | 'second-payment' | 'odd-payment' | 'goods-short' | 'asked'

export interface Refund {
  fen: Fen
  reason: RefundReason
  /**
   * `asked` is ours, `processing` is WeChat's word, `abnormal` means that the payer's card takes nothing any more and the
   * merchant's finance finishes it by hand, `closed` that WeChat gave up: staff ask again under a new id.
   */
  state: 'asked' | 'processing' | 'abnormal' | 'done' | 'closed'
  /** Of one that WeChat closed: the refund that was asked for instead. */
  replacedBy?: string
  /** Set when it returns one certain payment of several for this order. */
  transactionId?: string
  askedAt: Instant
  doneAt?: Instant
}

/** A payment that does not fit its order: it is neither taken nor dropped, staff decide (C-07). */
export interface OddPayment {
  /** In the smallest unit of `currency`. */
  amount: number
  currency: string
  merchantId: string
  paidAt: Instant
  why: 'amount' | 'currency' | 'merchant'
  /** `waiting` for staff; on its way back; back; or `dismissed`, because it is not in our account and never was. */
  state: 'waiting' | 'returning' | 'returned' | 'dismissed'
  note?: { text: string; by: string; byName: string; at: Instant }
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
    /** Payments that do not fit, by `t<transactionId>`. */
    odd?: Record<string, OddPayment>
  }
  /** What became of its group; null while undecided. */
  outcome: 'formed' | 'failed' | null
  outcomeAt: Instant | null
  /** Deadline-independent: when goods may be collected, from the terms. */
  collectFrom: Instant
  arrivedAt: Instant | null
  pickup: { code: string; issuedAt: Instant } | null
  /** `tap`: the id of the tap that did it, so that the same one again hears the same. */
  collected: { at: Instant; by: string; byName: string; how: 'code' | 'scan'; tap?: string } | null
  /** `earnedAt`: when they were entered; missing on orders from before it was kept. */
  points: { points: Points; state: 'pending' | 'earned' | 'voided'; earnedAt?: Instant }
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
