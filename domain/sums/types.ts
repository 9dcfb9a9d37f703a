import type { Entry } from '../ledger/types'
import type { Instant } from '../money/types'
import type { Response } from '../survey/types'

/** What entries of one kind add up to: how many, and what they moved on each account of the brand's own. */
export interface Moved {
  n: number
  accounts: Record<string, number>
}

/** What happened in one region in some span, before it is added up. */
export interface Happened {
  entries: readonly Entry[]
  responses: readonly Pick<Response, 'score' | 'answers' | 'invitedAt'>[]
  /** How many surveys really went out. */
  invited: number
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
  /** How many surveys really went out; who was spared is not among them. */
  invited: number
  /** How many answers came to the invitations of each local day, as in `days`: a survey is answered when she likes. */
  answered: Record<string, number>
  /** What low scores gave as their reasons: per question how often each option was chosen. */
  reasons: Record<string, Record<string, number>>
}
