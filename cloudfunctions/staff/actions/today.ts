import { inRegion, type TodayOutput } from '../../../contracts/staff'
import type { Fen } from '../../../domain/money/types'
import { accepted } from '../../../domain/result'
import { maskName } from '../../../domain/member/mask-name'
import { npsOfDistribution } from '../../../domain/survey/nps'
import { groupCards } from '../../_acts/group-cards'
import { forStaff } from '../../_kit/action'
import { dayOf, weekOf } from '../../_kit/calendar'
import { countCases, nextCase } from '../../_kit/store/cases'
import { countEnding, countRunning, runningGroups } from '../../_kit/store/group-sums'
import { countStuck } from '../../_kit/store/stuck'
import { scopeOf } from '../../_acts/scope'
import { moneyAndOpinions } from '../sums'

/** Groups on the first page; the rest is one tap away. */
const ROWS = 10
/** Cases that wait for the brand. */
const WAITING = ['open', 'reopened'] as const

/**
 * The first page of staff: today's money from the ledger, the week's NPS with its company, what runs, what waits.
 * A number is made of the rows its list shows, in the same regions and the same span.
 */
export const today = forStaff<typeof inRegion, TodayOutput>(inRegion, async (input, context) => {
  const { now } = context
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const { ids, regions, regionId } = scope.value
  const day = dayOf(now)
  const npsWeek = weekOf(now)
  const [[money, opinions], running, endingToday, groups, open, next, stuck] = await Promise.all([
    moneyAndOpinions(ids, { day, week: npsWeek }, now),
    countRunning(ids),
    countEnding(ids, day.to),
    runningGroups(ids, ROWS),
    countCases(ids, [...WAITING]),
    nextCase(ids, [...WAITING]),
    countStuck(scope.value),
  ])
  // A refund moves cash out: its amount is negative there.
  const paidFen = money.payment.amount as Fen
  const refundedFen = (0 - money.refund.amount) as Fen
  return accepted({
    regions: regions.map(({ _id, name }) => ({ id: _id, name })),
    regionId,
    day,
    money: {
      paidFen,
      refundedFen,
      netFen: (paidFen - refundedFen) as Fen,
      payments: money.payment.n,
      refunds: money.refund.n,
    },
    nps: npsOfDistribution(opinions.scores, opinions.asked),
    npsWeek,
    groups: { running, endingToday, rows: await groupCards(groups, context.memberKey, now) },
    cases: {
      open,
      nextDueAt: next?.dueAt ?? null,
      nextName: next ? maskName(next.memberName) : null,
      nextScore: next?.score ?? null,
    },
    stuck,
  })
})
