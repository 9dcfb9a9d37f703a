import type { Instant } from '../../../domain/money/types'
import { addUp, isEmpty, merge } from '../../../domain/sums/add-up'
import { closedBefore, HOUR, hourOf } from '../../../domain/sums/hours'
import { dayOf } from '../../_kit/calendar'
import { countAsked } from '../../_kit/store/invitations'
import { readRegions } from '../../_kit/store/regions'
import {
  entriesBooked,
  firstHappened,
  insertSum,
  moveSummed,
  responsesGiven,
  summedUpTo,
  sumsOf,
} from '../../_kit/store/sums'

/** Busy hours of a region that one tick adds up; what is left is for the next minute. */
const MOST_HOURS = 48

/**
 * Adds up what was booked, asked and answered in each region, hour by hour, as soon as an hour is closed, and days of such
 * hours. Dying anywhere, or twice at once, it comes to the same: each sum is inserted before the cursor passes it. Answers
 * how many hours were added up.
 */
export async function addUpHours(now: Instant): Promise<number> {
  const closed = closedBefore(now)
  const regions = (await readRegions()).map(({ _id }) => _id)
  const cursors = await summedUpTo(regions)
  let hours = 0
  for (const regionId of regions) {
    const at = cursors.get(regionId) ?? 0
    if (at < closed) hours += await addUpRegion(regionId, at, closed)
  }
  return hours
}

async function addUpRegion(regionId: string, from: Instant, closed: Instant): Promise<number> {
  let at = from
  for (let hours = 0; hours < MOST_HOURS; hours += 1) {
    const first = await firstHappened(regionId, { from: at, to: closed })
    const next = first === null ? closed : hourOf(first)
    // Of the hours between there is nothing to say, but a day may end with them.
    if (next > at) await pass(regionId, at, next)
    if (first === null) return hours
    await addUpHour(regionId, next)
    await pass(regionId, next, next + HOUR)
    at = next + HOUR
    if (at >= closed) return hours + 1
  }
  return MOST_HOURS
}

async function addUpHour(regionId: string, from: Instant): Promise<void> {
  const span = { from, to: from + HOUR }
  const [entries, responses, invited] = await Promise.all([
    entriesBooked(regionId, span),
    responsesGiven(regionId, span),
    countAsked(regionId, span),
  ])
  const of = { _id: `${regionId}~h${from}`, regionId, span: 'hour' as const, from }
  await insertSum(addUp(of, { entries, responses, invited }, at => dayOf(at).from))
}

/** The cursor moves on; the day it leaves is whole now. */
async function pass(regionId: string, from: Instant, to: Instant): Promise<void> {
  const day = dayOf(from)
  if (day.to <= to) {
    const hours = await sumsOf(regionId, 'hour', day)
    const sum = merge({ _id: `${regionId}~d${day.from}`, regionId, span: 'day', from: day.from }, hours)
    if (!isEmpty(sum)) await insertSum(sum)
  }
  await moveSummed(regionId, to)
}
