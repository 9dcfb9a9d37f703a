import { deskInput, type DeskOutput } from '../../../contracts/leader'
import type { Group } from '../../../domain/group/types'
import { canHandOut } from '../../../domain/leader/hand-out'
import { handOutSheet } from '../../../domain/leader/hand-out-sheet'
import { accepted } from '../../../domain/result'
import { groupCards } from '../../_acts/group-cards'
import { forLeader } from '../../_kit/action'
import { dayOf } from '../../_kit/calendar'
import { commissionOfDay, commissionOfGroup } from '../../_kit/store/commissions'
import { waitingOrders } from '../../_kit/store/hand-outs'
import { groupsOfLeader } from '../../_kit/store/openings'
import { householdsOf } from '../../_acts/households'
import { MOST_GROUPS, MOST_SHEETS, MOST_WAITING } from '../limits'
import { parcelsOf } from '../parcels'

/** A leader's day in one call: what to hand out and to whom, what runs, what it brings. */
export const desk = forLeader(deskInput, async (_input, { leader, memberKey, now }) => {
  const today = dayOf(now)
  const [groups, arrived, todayCommissionFen] = await Promise.all([
    groupsOfLeader(leader._id, MOST_GROUPS),
    waitingOrders(leader._id, MOST_WAITING),
    commissionOfDay(leader._id, today.from, today.to),
  ])
  const waiting = arrived.filter(order => canHandOut(order).ok)
  const running = groups.filter(({ state }) => state !== 'closed')
  const late = waiting.filter(({ arrivedAt }) => (arrivedAt ?? now) < today.from)
  const sheets = [...new Set(waiting.map(({ groupId }) => groupId))].slice(-MOST_SHEETS)

  const [cards, commissions, parcels] = await Promise.all([
    groupCards(running, memberKey, now),
    Promise.all(running.map(({ _id }) => commissionOfGroup(_id))),
    parcelsOf(sheets),
  ])
  const households = await householdsOf([...late, ...parcels].map(({ memberId }) => memberId))
  const household = (memberId: string) => households.get(memberId) ?? ''
  const output: DeskOutput = {
    name: leader.name,
    toHandOut: waiting.length,
    overdue: late.length,
    todayCommissionFen,
    groups: cards.map(card => {
      const at = running.findIndex(({ _id }) => _id === card.groupId)
      return { ...card, commissionFen: commissions[at]! }
    }),
    buildings: handOutSheet(
      parcels.map(({ memberId, name, done }) => ({ name, done, household: household(memberId) })),
    ),
    toArrive: groups.flatMap(awaited),
    late: late.map(order => ({
      orderId: order._id,
      name: order.memberName,
      household: household(order.memberId),
      units: order.units,
      since: order.arrivedAt ?? now,
    })),
  }
  return accepted(output)
})

/** A formed group whose goods are still on the road. */
function awaited(group: Group): DeskOutput['toArrive'] {
  const { _id: groupId, title, collectFrom, totals, outcome, arrivedAt } = group
  if (outcome !== 'formed' || arrivedAt !== null) return []
  return [{ groupId, title, collectFrom, orders: totals?.orders ?? 0, units: totals?.units ?? 0 }]
}
