/**
 * The accounts of the ledger. Brand-wide ones are sums over entries and never documents of their own;
 * a person's account is the shadow of her wallet, which is the authority.
 */

/** Money members paid in and that was not returned. */
export const CASH = 'cash'
/** Money that came in and fits no order: it goes back. */
export const ODD = 'odd'
/** What was sold for it. */
export const SALES = 'sales'
/** What leaders' commissions cost the brand. */
export const COMMISSION = 'commission'
/** The brand's side of member points. */
export const POINTS = 'points'

/** A member's points. */
export const ofMember = (memberId: string): string => `member:${memberId}`
/** A leader's commission, in fen. */
export const ofLeader = (leaderId: string): string => `leader:${leaderId}`
