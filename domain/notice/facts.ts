import type { Fen, Instant, Points } from '../money/types'

/**
 * What each kind of notice knows, so that those who tell, WeChat's templates and the sentences on the phone agree.
 * Times are instants, money is fen; whoever shows them makes words of them.
 */
export interface NoticeFacts {
  paid: { groupTitle: string; fen: Fen; units: number }
  'group-formed': { groupTitle: string; pointName: string; collectFrom: Instant }
  'group-failed': { groupTitle: string; fen: Fen }
  'refund-done': { groupTitle: string; fen: Fen }
  'late-payment-refunded': { groupTitle: string; fen: Fen }
  arrived: { groupTitle: string; pointName: string; units: number; code: string }
  collected: { groupTitle: string; units: number; byName: string }
  survey: { brandName: string; units: number; expiresAt: Instant }
  'case-answered': { brandName: string; byName: string; text: string }
  'points-earned': { groupTitle: string; points: Points }
}
