import type { Cloud } from '../../emulator/types.ts'
import { openidOfPhone } from './world.ts'

/** What the pages of the demo are opened with: ids found in its data, by what they stand for. */
export interface Found {
  /** 陈姐's group of today, being filled by units. */
  open: string
  /** The groups being filled by people, by cases and by amount. */
  people: string
  cases: string
  amount: string
  /** 陈姐's group of yesterday: formed, its goods at the point. */
  formed: string
  failed: string
  /** The order of a person in a state, as `orders.arrived`. */
  orders: Record<'toPay' | 'paid' | 'arrived' | 'collected' | 'cancelled' | 'refunded', string>
  /** The six digits 林晚 shows 陈姐. */
  code: string
  cancelledBy: string
  refundedTo: string
  invitation: string
  openCase: string
  solvedCase: string
  solvedBy: string
  member: string
}

interface Row {
  _id: string
  [field: string]: unknown
}

/** @throws with the name of what the demo no longer has, so that no page is skipped in silence. */
export function findScenes(cloud: Cloud): Found {
  const one = (what: string, collection: string, query: object, pick: (row: Row) => boolean = () => true) => {
    const found = cloud.database.find<Row>(collection, query).filter(pick).pop()
    if (!found) throw new Error(`shots: the demo has no ${what}`)
    return found
  }
  const memberOf = (key: string) =>
    String(one(`identity of ${key}`, 'identities', { _id: openidOfPhone(key) }).memberId)
  const keyOf = (memberId: unknown) => {
    const identity = one(`identity of ${String(memberId)}`, 'identities', { memberId })
    return identity._id.replace(/^oDemo_/, '').replace(/_x*$/, '')
  }
  const group = (what: string, query: object) => one(what, 'groups', query)._id
  const order = (what: string, query: object) => one(what, 'orders', query)
  const running = group('running group of 陈姐', { state: 'open', leaderName: '陈姐' })
  const formed = group('group to pick up', { state: 'closed', outcome: 'formed', leaderName: '陈姐' })
  const failed = group('failed group', { state: 'closed', outcome: 'failed', leaderName: '丁姐' })
  const lin = memberOf('lin')
  const cancelled = order('cancelled order', { 'payment.state': 'cancelled' })
  const refunded = order('refunded order', { groupId: failed, 'payment.state': 'paid' })
  const solved = one('solved case', 'cases', { state: 'solved' })
  const arrived = order('arrived order', { groupId: formed, memberId: lin })
  return {
    open: running,
    people: group('group by people', { state: 'open', leaderName: '丁姐' }),
    cases: group('group by cases', { state: 'open', leaderName: '沈店长' }),
    amount: group('group by amount', { state: 'open', leaderName: '孟哥' }),
    formed,
    failed,
    orders: {
      toPay: order('unpaid order', { 'payment.state': 'placed', memberId: memberOf('jiang') })._id,
      paid: order('paid order', { groupId: running, memberId: memberOf('zhou') })._id,
      arrived: arrived._id,
      collected: one('collected order', 'orders', { memberId: lin }, row => !!row.collected)._id,
      cancelled: cancelled._id,
      refunded: refunded._id,
    },
    code: String((arrived.pickup as { code: string }).code),
    cancelledBy: keyOf(cancelled.memberId),
    refundedTo: keyOf(refunded.memberId),
    invitation: one('survey that waits for 林晚', 'invitations', { memberId: lin, state: 'waiting' })._id,
    openCase: one('case of 江敏', 'cases', { memberId: memberOf('jiang') })._id,
    solvedCase: solved._id,
    solvedBy: keyOf(solved.memberId),
    member: lin,
  }
}
