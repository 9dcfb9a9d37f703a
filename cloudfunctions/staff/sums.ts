import { CASH } from '../../domain/ledger/accounts'
import type { Entry } from '../../domain/ledger/types'
import type { Instant } from '../../domain/money/types'
import { addUp, dayKey, merge } from '../../domain/sums/add-up'
import { HOUR } from '../../domain/sums/hours'
import type { Sum } from '../../domain/sums/types'
import { dayOf, type Day } from '../_kit/calendar'
import { entriesBooked, scoresGiven, summedUpTo, sumsOf } from '../_kit/store/sums'

/**
 * What regions add up to, exactly and at once: the sums of closed hours and days, and what is younger than these, which is
 * little. How far the sums reach is read first, so that nothing is counted twice or left out while they grow.
 */

export interface Money {
  payment: { amount: number; n: number }
  refund: { amount: number; n: number }
}

/** What payments and refunds of a day moved in cash. */
export async function moneyOf(regionIds: string[], day: Day, now: Instant): Promise<Money> {
  // An hour earlier than the day: WeChat's clock and ours may differ about where it begins.
  const whole = await wholeOf(regionIds, { from: day.from - HOUR, to: now + HOUR }, 'hours')
  const moved = (what: Entry['what']) => {
    const of = whole.days[dayKey(day.from)]?.[what]
    return { amount: of?.accounts[CASH] ?? 0, n: of?.n ?? 0 }
  }
  return { payment: moved('payment'), refund: moved('refund') }
}

/** How many answers of some days gave each score. */
export async function scoresOf(regionIds: string[], week: Day): Promise<number[]> {
  return (await wholeOf(regionIds, week, 'days')).scores
}

async function wholeOf(regionIds: string[], span: Day, by: 'hours' | 'days'): Promise<Sum> {
  const reach = await summedUpTo(regionIds)
  const parts = await Promise.all(
    regionIds.map(regionId => partsOf(regionId, span, reach.get(regionId) ?? 0, by)),
  )
  return merge({ _id: '', regionId: '', span: 'day', from: span.from }, parts.flat())
}

async function partsOf(
  regionId: string,
  { from, to }: Day,
  reach: Instant,
  by: 'hours' | 'days',
): Promise<Sum[]> {
  const summed = Math.min(to, Math.max(from, reach))
  // Days that are whole, then hours, then what is not added up yet.
  const days = by === 'days' ? Math.max(from, Math.min(dayOf(summed).from, to)) : from
  const young = { from: summed, to }
  const [whole, hours, entries, scores] = await Promise.all([
    days > from ? sumsOf(regionId, 'day', { from, to: days }) : [],
    summed > days ? sumsOf(regionId, 'hour', { from: days, to: summed }) : [],
    by === 'hours' && summed < to ? entriesBooked(regionId, young) : [],
    by === 'days' && summed < to ? scoresGiven(regionId, young) : [],
  ])
  const rest = addUp({ _id: '', regionId, span: 'hour', from: summed }, entries, scores, at => dayOf(at).from)
  return [...whole, ...hours, rest]
}
