import type { GroupCard } from '../../contracts/views'
import type { Group } from '../../domain/group/types'
import type { StaffContext } from '../_kit/action'
import { readMembers } from '../_kit/store/members'
import { shelvesOfGroups } from '../_kit/store/shelves'
import { readTermsOf } from '../_kit/store/terms'
import { groupCard } from '../_views/group-card'

/** Groups as cards, in their order. Staff have no caps of their own in a crate unless they joined as neighbours. */
export async function groupRows(groups: Group[], { memberKey, now }: StaffContext): Promise<GroupCard[]> {
  if (groups.length === 0) return []
  const [shelves, terms, leaders] = await Promise.all([
    shelvesOfGroups(groups.map(group => group._id)),
    readTermsOf(groups),
    readMembers(groups.map(group => group.leaderId)),
  ])
  return groups.flatMap(group => {
    const promised = terms.get(group._id)
    if (!promised) return []
    const own = shelves.filter(shelf => shelf.groupId === group._id)
    const leaderFace = leaders.get(group.leaderId)?.face ?? ''
    return [groupCard({ group, terms: promised, shelves: own, leaderFace }, memberKey, now)]
  })
}
