import type { Group } from '../group/types'
import type { RefusalOf } from '../refusals'
import { accepted, refused, type Result } from '../result'

export type ArriveRefusal = RefusalOf<'group-not-formed'> | RefusalOf<'already-arrived'>

/** Goods come after the deadline, to a group that was decided; they come once. */
export function canMarkArrived(group: Group): Result<true, ArriveRefusal> {
  if (group.outcome !== 'formed') return refused({ code: 'group-not-formed' })
  if (group.arrivedAt !== null)
    return refused({ code: 'already-arrived', at: group.arrivedAt, by: group.arrivedBy ?? '' })
  return accepted(true)
}
