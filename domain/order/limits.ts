/** Most lines of one basket: up to here what an order costs is counted (performance figures). */
export const MOST_LINES = 50
/** Most pieces of one good in a basket; more is a pallet, which is not sold here. */
export const MOST_PIECES = 999

const MINUTE = 60_000
/** How long a member has to pay what she placed. */
export const PAY_WINDOW = 15 * MINUTE
/** How long after a group's deadline a payment that was begun before may still come in. */
export const PAY_GRACE = 3 * MINUTE
/** When a group is decided at the latest: by then a payment nobody could confirm counts as unpaid. */
export const DECIDE_AFTER = 5 * MINUTE
/** Points and commission are due this long after collecting: the window in which goods may come back. */
export const RETURN_WINDOW = 7 * 24 * 60 * MINUTE
