/** Orders that wait at a leader's points at one time: what a hallway holds. Counts are exact up to here. */
export const MOST_WAITING = 300
/** Groups of hers that the desk looks through, newest first. */
export const MOST_GROUPS = 30
/** Arrived groups whose parcels are sorted by building. */
export const MOST_SHEETS = 3
