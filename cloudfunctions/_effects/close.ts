import { DECIDE_AFTER } from '../../domain/order/limits'
import type { Group } from '../../domain/group/types'
import { markGroupClosing } from '../_kit/store/groups'
import { seal, shelvesOf } from '../_kit/store/shelves'
import { done, type Effect } from './effect'

/**
 * The deadline: shelves are sealed first, so that no hold slips in after the count; then the group is closing. With
 * nothing held any more it is decided at once, else when the last payment window and its grace are over.
 */
export const closeGroup: Effect<Group> = async (group, { now }) => {
  if (group.state !== 'open') return done
  for (const shelfId of group.shelves) await seal(shelfId)
  const shelves = await shelvesOf(group._id)
  const held = shelves.some(({ holds }) => Object.keys(holds).length > 0)
  await markGroupClosing(group._id, held ? Math.max(now, group.endsAt + DECIDE_AFTER) : now, now)
  return 'changed'
}
