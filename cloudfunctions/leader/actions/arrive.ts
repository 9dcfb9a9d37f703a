import { arriveInput } from '../../../contracts/leader'
import { refused } from '../../../domain/result'
import { arrive as markArrived } from '../../_acts/arrive'
import { forLeader } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'

/** The leader says that the van was there. */
export const arrive = forLeader(
  arriveInput,
  async ({ groupId, tapId }, { leader, now }) => {
    const group = await readGroup(groupId)
    if (!group) return refused({ code: 'not-found', what: 'group' })
    if (group.leaderId !== leader._id) return refused({ code: 'not-your-group' })
    return markArrived(group, { name: leader.name, tapId }, now)
  },
  { target: ({ groupId }) => groupId },
)
