import type { GroupTemplate } from '../group/types'
import type { Instant } from '../money/types'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A group needs this long before its deadline: neighbours must have had the chance to see it. In ms. */
export const LEAST_OPEN = HOUR

/** Deadline and pick-up, in ms after the local midnight of the day on which the group is opened. */
export interface Schedule {
  endsAfter: number
  collectFromAfter: number
  collectUntilAfter: number
}

export interface Times {
  endsAt: Instant
  collectFrom: Instant
  collectUntil: Instant
}

/** Pick-up counts from the day of the deadline. The brand's zone has no summer time, so an hour is an hour. */
export function scheduleOfTemplate(template: GroupTemplate): Schedule {
  const collectDay = (template.endsInDays + template.collectAfterDays) * DAY
  return {
    endsAfter: template.endsInDays * DAY + template.endsAtHour * HOUR,
    collectFromAfter: collectDay + template.collectFromHour * HOUR,
    collectUntilAfter: collectDay + template.collectUntilHour * HOUR,
  }
}

/** The same rhythm as a past group's; `midnight` is the start of the local day on which that was opened. */
export function scheduleOfPast(past: Times, midnight: Instant): Schedule {
  return {
    endsAfter: past.endsAt - midnight,
    collectFromAfter: past.collectFrom - midnight,
    collectUntilAfter: past.collectUntil - midnight,
  }
}

/**
 * The schedule put on today; `midnight` is the start of the local day of `now`. Opened too late for its deadline,
 * everything moves by whole days.
 */
export function timesFrom(schedule: Schedule, midnight: Instant, now: Instant): Times {
  const short = now + LEAST_OPEN - (midnight + schedule.endsAfter)
  const start = midnight + Math.max(0, Math.ceil(short / DAY)) * DAY
  return {
    endsAt: start + schedule.endsAfter,
    collectFrom: start + schedule.collectFromAfter,
    collectUntil: start + schedule.collectUntilAfter,
  }
}
