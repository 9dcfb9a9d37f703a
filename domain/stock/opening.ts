import type { Instant } from '../money/types'
import type { Lease } from './types'

/** ms after which goods that an opening took out of the warehouse go back, when its group never came to be. */
export const OPENING_DEAD_AFTER = 60 * 60_000
/** ms before that in which nobody goes on with it any more: far longer than a function lives, so that the two never meet. */
const FENCE = 10 * 60_000

/** Whether an opening that died is too old to be finished: its goods are about to go back, or went. */
export function isOpeningOver(leases: readonly Pick<Lease, 'at'>[], now: Instant): boolean {
  return leases.some(({ at }) => at + OPENING_DEAD_AFTER - FENCE <= now)
}
