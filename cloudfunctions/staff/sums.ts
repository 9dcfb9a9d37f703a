import { CASH } from '../../domain/ledger/accounts'
import type { Entry } from '../../domain/ledger/types'
import type { Instant } from '../../domain/money/types'
import { addUp, answeredSince, dayKey, merge } from '../../domain/sums/add-up'
import { HOUR } from '../../domain/sums/hours'
import type { Sum } from '../../domain/sums/types'
import type { Asked } from '../../domain/survey/nps'
import { dayOf, type Day } from '../_kit/calendar'
import { countAsked } from '../_kit/store/invitations'
import { entriesBooked, responsesGiven, summedUpTo, sumsOf } from '../_kit/store/sums'

/**
 * What regions add up to, exactly and at once: the sums of closed hours and days, and what is younger than these, which is
 * little. How far the sums reach is read first, so that nothing is counted twice or left out while they grow.
 */

export interface Money {
  payment: { amount: number; n: number }
  refund: { amount: number; n: number }
}

/** Up to which instant each region's sums reach. */
type Reach = ReadonlyMap<string, Instant>

/** A day's money and a week's answers, of the same look at how far the sums reach. */
export async function moneyAndOpinions(
  regionIds: string[],
  { day, week }: { day: Day; week: Day },
  now: Instant,
): Promise<[Money, Opinions]> {
  const reach = await summedUpTo(regionIds)
  return Promise.all([moneyOf(regionIds, reach, day, now), opinionsWithin(regionIds, reach, week)])
}

/** What payments and refunds of a day moved in cash. */
async function moneyOf(regionIds: string[], reach: Reach, day: Day, now: Instant): Promise<Money> {
  // An hour earlier than the day: WeChat's clock and ours may differ about where it begins.
  const whole = await wholeOf(regionIds, reach, { from: day.from - HOUR, to: now + HOUR }, 'hours')
  const moved = (what: Entry['what']) => {
    const of = whole.days[dayKey(day.from)]?.[what]
    return { amount: of?.accounts[CASH] ?? 0, n: of?.n ?? 0 }
  }
  return { payment: moved('payment'), refund: moved('refund') }
}

/** What members said in some days. */
export interface Opinions {
  /** How many answers gave each score: index s counts the score s. */
  scores: number[]
  /** How many were really asked, and how many of these very invitations were answered. */
  asked: Asked
  /** What low scores gave as their reasons: per question how often each option was chosen. */
  reasons: Sum['reasons']
}

/** The answers of some days, and what became of the invitations of these days. */
export async function opinionsOf(regionIds: string[], week: Day): Promise<Opinions> {
  return opinionsWithin(regionIds, await summedUpTo(regionIds), week)
}

async function opinionsWithin(regionIds: string[], reach: Reach, week: Day): Promise<Opinions> {
  const whole = await wholeOf(regionIds, reach, week, 'days')
  const { scores, invited, reasons } = whole
  // An invitation is answered after it was made, so every answer to one of these days is within the span.
  return { scores, asked: { invited, answered: answeredSince(whole, week.from) }, reasons }
}

async function wholeOf(regionIds: string[], reach: Reach, span: Day, by: 'hours' | 'days'): Promise<Sum> {
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
  const [whole, hours, entries, responses, invited] = await Promise.all([
    days > from ? sumsOf(regionId, 'day', { from, to: days }) : [],
    summed > days ? sumsOf(regionId, 'hour', { from: days, to: summed }) : [],
    by === 'hours' && summed < to ? entriesBooked(regionId, young) : [],
    by === 'days' && summed < to ? responsesGiven(regionId, young) : [],
    by === 'days' && summed < to ? countAsked(regionId, young) : 0,
  ])
  const of = { _id: '', regionId, span: 'hour' as const, from: summed }
  const rest = addUp(of, { entries, responses, invited }, at => dayOf(at).from)
  return [...whole, ...hours, rest]
}
