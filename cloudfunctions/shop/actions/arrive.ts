import { arriveInput } from '../../../contracts/staff'
import { refused } from '../../../domain/result'
import { arrive as markArrived } from '../../_acts/arrive'
import { forStaff } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'

/** Staff say that the goods are at the point, for a leader who need not. */
export const arrive = forStaff(
  arriveInput,
  async ({ groupId, tapId }, { staff, now, sees }) => {
    const group = await readGroup(groupId)
    if (!group) return refused({ code: 'not-found', what: 'group' })
    if (!sees(group.regionId)) return refused({ code: 'forbidden' })
    return markArrived(group, { name: staff.name, tapId }, now)
  },
  { target: ({ groupId }) => groupId },
)
