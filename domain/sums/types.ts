import type { Entry } from '../ledger/types'
import type { Instant } from '../money/types'

/** What entries of one kind add up to: how many, and what they moved on each account of the brand's own. */
export interface Moved {
  n: number
  accounts: Record<string, number>
}

/**
 * What was booked and answered in one region in one hour, or in one day of closed hours. A span that is over never
 * changes, so whoever adds it up comes to the same, and the second insert meets the first. `_id` is `<regionId>~<h|d><from>`.
 */
export interface Sum {
  _id: string
  regionId: string
  span: 'hour' | 'day'
  from: Instant
  /**
   * By the local day on which money moved, as `d<its midnight>`: what WeChat tells late is booked today and belongs
   * to the day it was paid.
   */
  days: Record<string, Partial<Record<Entry['what'], Moved>>>
  /** How many answers gave each score: index s counts the score s. */
  scores: number[]
}
