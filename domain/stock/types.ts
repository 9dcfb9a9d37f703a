import type { StockItem } from '../goods/types'
import type { Instant } from '../money/types'

/** What a shelf has been given of one stock item, as the warehouse knows it. */
export interface Lease {
  /** Units that left for this shelf, in all loads together. */
  units: number
  /** Loads sent so far. The shelf counts those that arrived: while it is behind, one is on its way. */
  loads: number
  /** When the last load left. */
  at: Instant
}

/** Why a count in the warehouse is not what the books say. */
export type CorrectionReason = 'broken' | 'missing' | 'found' | 'miscounted' | 'other'

/** Units that came in, or a correction after a stock-take, under the tap that said so. */
export type StockMove = { units: number; at: Instant; byName: string; note: string } & (
  { what: 'received' } | { what: 'corrected'; why: CorrectionReason }
)

/**
 * One stock item in the warehouse of one region, in one document, so that one guarded update decides who gets the
 * last units. `_id` is `<regionId>~<item>`. Always: received + corrected = free + Σ leases + sold.
 */
export interface Stock {
  _id: string
  regionId: string
  item: StockItem
  /** Units that no shelf has and nobody bought. */
  free: number
  received: number
  /** The sum of all corrections; may be below zero. */
  corrected: number
  /** Units of groups that formed. */
  sold: number
  /** By shelf, see `leaseKey`; a shelf is gone from here once its group was decided and the shelf cleared. */
  leases: Record<string, Lease>
  /** The last moves by tap, so that the same tap again is told apart from a new one. */
  moves: Record<string, StockMove>
}
