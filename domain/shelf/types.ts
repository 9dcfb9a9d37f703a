import type { Fen, Instant } from '../money/types'
import type { StockItem } from '../goods/types'

/** Units of one stock item. Always: free + held + posted = allotted. */
export interface ShelfItem {
  /** Units the warehouse has given this shelf. */
  allotted: number
  free: number
  held: number
  posted: number
  /** Units this shelf may be given in all; absent on shelves from before there was a warehouse. */
  most?: number
  /** Loads that have arrived; see `domain/stock`. */
  loads?: number
}

/** A promise to one order until its pay window has passed. */
export interface Hold {
  /** Who holds: a hash of the openid, known without a read. */
  key: string
  /** Hash of the parsed command, so that the same id with other contents is refused before its order exists. */
  hash: string
  draws: Record<StockItem, number>
  units: number
  fen: Fen
  at: Instant
  until: Instant
  /** The member's own shelf, where her guards are, when these units come from another one. */
  home?: string
  /** It stands for her guards only: her units are looked for, or held, on another shelf. */
  guard?: true
}

/** A paid hold: a neighbour's caps in the crate. */
export interface Joined {
  key: string
  /** The letter on her caps. */
  surname: string
  units: number
  fen: Fen
  paidAt: Instant
  /** The group's leader, buying for herself. */
  leader?: boolean
}

/**
 * What a group may still sell, and everything about holding it, in one document: so one guarded update decides.
 * `_id` is `<groupId>~<n>`. Maps are keyed by order id.
 */
export interface Shelf {
  _id: string
  groupId: string
  /** Whose warehouse loads it; absent on shelves from before there was one. */
  regionId?: string
  open: boolean
  termsVersion: number
  endsAt: Instant
  items: Record<StockItem, ShelfItem>
  holds: Record<string, Hold>
  joined: Record<string, Joined>
  /**
   * Holds that were given up, so that a delayed duplicate meets this, and late money that goes back, so that nothing is taken
   * for it any more; folded by the sweeper.
   */
  voided: Record<string, Instant>
  /** Member key → her one unpaid order. */
  unpaid: Record<string, string>
  /** Places in a group with a maximum of members (C-10): such a group has one shelf. Always: free + those seated = most. */
  seats?: { most: number; free: number }
  /** Member key → how many orders of hers hold or have posted here; she sits on one place however many they are. */
  seated?: Record<string, number>
  /** When its goods were accounted for with the warehouse, after its group was decided; nothing is taken from it any more. */
  clearedAt?: Instant
}
