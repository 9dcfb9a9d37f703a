import type { CaseOutput } from '../../contracts/staff'
import type { Points } from '../../domain/money/types'
import { openPoints, walletOfMember } from '../../domain/ledger/wallet'
import { LOW_SCORE } from '../../domain/survey/pickup'
import type { Case } from '../../domain/survey/types'
import type { Instant } from '../../domain/money/types'
import { readMember } from '../_kit/store/members'
import { readOrder } from '../_kit/store/orders'
import { readPoint } from '../_kit/store/points'
import { countScoresOfGroup, lastBefore } from '../_kit/store/responses'
import { readWallet } from '../_kit/store/wallets'
import { orderView } from '../_views/order-view'
import { caseRow } from './actions/cases'
import { ordersOf } from './orders-of'

/**
 * A case with what explains it. Whoever answers writes to a person, so her name is in full here and only here; where
 * she lives and the code that opens her pick-up stay away.
 */
export async function caseView(found: Case, now: Instant): Promise<CaseOutput> {
  const { memberId, orderId, openedAt } = found
  const [order, member, wallet, orders, before] = await Promise.all([
    readOrder(orderId),
    readMember(memberId),
    readWallet(walletOfMember(memberId)),
    ordersOf([memberId]),
    lastBefore(memberId, openedAt),
  ])
  if (!order) throw new Error(`case ${found._id} is about order ${orderId}, which is not there`)
  const [leader, point, scores] = await Promise.all([
    readMember(order.leaderId),
    readPoint(order.pointId),
    countScoresOfGroup(order.groupId),
  ])
  const beside = { leaderName: leader?.name ?? '', pointAddress: point?.address ?? '' }
  const sum = (counts: number[]) => counts.reduce((all, one) => all + one, 0)
  return {
    ...caseRow(found),
    memberName: found.memberName,
    thread: found.thread.map(({ at, by, name, text }) => ({ at, by, name, text })),
    member: {
      orders: orders(memberId),
      since: member?.joinedAt ?? openedAt,
      lastScore: before?.score ?? null,
      points: wallet ? openPoints(wallet, now) : (0 as Points),
    },
    order: { ...orderView(order, beside), code: null, codeText: null },
    sameGroup: { answers: sum(scores), low: sum(scores.slice(0, LOW_SCORE + 1)) },
  }
}
