import type { ArriveOutput } from '../../contracts/leader'
import type { Group } from '../../domain/group/types'
import { canMarkArrived } from '../../domain/leader/mark-arrived'
import type { Instant } from '../../domain/money/types'
import { accepted, refused, type Result } from '../../domain/result'
import { runTodos } from '../_effects/run'
import { readGroup } from '../_kit/store/groups'
import { markGroupArrived } from '../_kit/store/hand-outs'

/**
 * The goods of a formed group have come. Its orders are told in the same call; the timer finishes what dies. The same tap
 * again hears the same; any other hears when it was said and by whom.
 */
export async function arrive(
  group: Group,
  by: { name: string; tapId: string | undefined },
  now: Instant,
): Promise<Result<ArriveOutput>> {
  const said = (found: Group) => by.tapId !== undefined && found.arrivedTap === by.tapId
  if (!said(group)) {
    const allowed = canMarkArrived(group)
    if (!allowed.ok) return allowed
    if (!(await markGroupArrived(group._id, by, now))) {
      const after = await readGroup(group._id)
      const why = after && !said(after) ? canMarkArrived(after) : null
      if (!after || why) return why && !why.ok ? why : refused({ code: 'busy' })
    }
  }
  await runTodos('group', group._id, now)
  return accepted({ orders: group.totals?.orders ?? 0 })
}
