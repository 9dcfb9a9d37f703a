import { ofGroup, type StaffGroupOutput } from '../../../contracts/staff'
import { sumFen } from '../../../domain/money/sum-fen'
import { ownRefunds } from '../../../domain/order/own-refunds'
import { paidOf } from '../../../domain/order/paid-of'
import { accepted, refused } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'
import { allPaidOrdersOf } from '../../_kit/store/hand-outs'
import { readLeader } from '../../_kit/store/leaders'
import { readMembers } from '../../_kit/store/members'
import { shelvesOf } from '../../_kit/store/shelves'
import { auditsOf, countOrders } from '../../_kit/store/shop-lists'
import { readTerms } from '../../_kit/store/terms'
import { spareFor } from '../../_views/spare-for'
import { groupView } from '../../_views/group-view'

/** One group with its money, its refunds and who did what to it. */
export const group = forStaff(ofGroup, async ({ groupId }, { me, memberKey, now, sees }) => {
  const found = await readGroup(groupId)
  if (!found) return refused({ code: 'not-found', what: 'group' })
  if (!sees(found.regionId)) return refused({ code: 'forbidden' })
  const [terms, shelves, leaders, contract, paid, placed, cancelled, audits] = await Promise.all([
    readTerms(groupId, found.termsVersion),
    shelvesOf(groupId),
    readMembers([found.leaderId]),
    readLeader(found.leaderId),
    allPaidOrdersOf(groupId),
    countOrders(groupId, ['placed', 'closing']),
    countOrders(groupId, ['cancelled']),
    auditsOf(groupId),
  ])
  if (!terms) throw new Error(`group ${groupId} has no terms ${found.termsVersion}`)
  const leaderFace = leaders.get(found.leaderId)?.face ?? ''
  const documents = { group: found, terms, shelves, leaderFace, spare: await spareFor(shelves) }
  const caller = { memberKey, memberId: me.memberId, leaderPhone: contract?.phone ?? null }
  const refunds = paid.flatMap(ownRefunds)
  const done = refunds.filter(({ state }) => state === 'done')
  const output: StaffGroupOutput = {
    ...groupView(documents, caller, now),
    regionId: found.regionId,
    orders: { paid: paid.length, placed, cancelled },
    paidFen: sumFen(paid.map(paidOf)),
    refundedFen: sumFen(done.map(({ fen }) => fen)),
    refunds: { done: done.length, all: refunds.length },
    arrivedAt: found.arrivedAt,
    audits: audits.map(({ at, byName, action, outcome, facts }) => ({ at, byName, action, outcome, facts })),
  }
  return accepted(output)
})
