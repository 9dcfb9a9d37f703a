import type { Order } from '../../domain/order/types'
import type { RefusalOf } from '../../domain/refusals'
import { accepted, refused, type Result } from '../../domain/result'
import type { Counter } from '../_acts/find-order'
import type { StaffContext } from '../_kit/action'
import { readGroup } from '../_kit/store/groups'
import { allPaidOrdersOf, waitingOrdersAt } from '../_kit/store/hand-outs'
import { readPoint } from '../_kit/store/points'

/** Where a colleague stands: at one group's point, or at a point for every group that has its goods there. */
export type Stand = { groupId: string } | { pointId: string }

export interface StaffCounter extends Counter {
  /** What waits there, to say how many are still to go. */
  waiting(): Promise<Order[]>
}

/** Orders that wait at one point at one time: what a back room holds. Counts are exact up to here. */
const MOST_WAITING = 300

/** The counter where staff hand out for a leader who cannot, when it is in a region this colleague sees. */
export async function counterFor(
  stand: Stand,
  sees: StaffContext['sees'],
): Promise<Result<StaffCounter, RefusalOf<'not-found'>>> {
  if ('groupId' in stand) {
    const group = await readGroup(stand.groupId)
    if (!group || !sees(group.regionId)) return refused({ code: 'not-found', what: 'group' })
    return accepted({
      pointIds: [group.pointId],
      has: ({ groupId }) => groupId === group._id,
      waiting: () => allPaidOrdersOf(group._id),
    })
  }
  const point = await readPoint(stand.pointId)
  if (!point || !sees(point.regionId)) return refused({ code: 'not-found', what: 'point' })
  return accepted({
    pointIds: [point._id],
    // A point that moved to another region does not take the orders of its former one along.
    has: ({ pointId, regionId }) => pointId === point._id && regionId === point.regionId,
    waiting: () => waitingOrdersAt(point._id, MOST_WAITING),
  })
}

/** What the record of it is about: the group, or the point. */
export const standId = (stand: Stand): string => ('groupId' in stand ? stand.groupId : stand.pointId)
