import type { Instant } from '../money/types'

/** ms */
export const HOUR = 60 * 60_000
/**
 * ms after an hour's end when nothing can be booked in it any more: a function lives 60 s at most, and the clocks of its
 * instances are far less than four minutes apart.
 */
const CLOSES_AFTER = 5 * 60_000

/** The beginning of the hour that holds `at`; hours begin at the same instants in every zone of whole hours. */
export const hourOf = (at: Instant): Instant => Math.floor(at / HOUR) * HOUR

/** Every hour that ends here or earlier is closed. */
export const closedBefore = (now: Instant): Instant => hourOf(now - CLOSES_AFTER)
