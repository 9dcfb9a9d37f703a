import { ofGroup } from '../../../contracts/leader'
import { refused } from '../../../domain/result'
import { arrive as markArrived } from '../../_acts/arrive'
import { forLeader } from '../../_kit/action'
import { readGroup } from '../../_kit/store/groups'

/** The leader says that the van was there. */
export const arrive = forLeader(
  ofGroup,
  async ({ groupId }, { leader, now }) => {
    const group = await readGroup(groupId)
    if (!group) return refused({ code: 'not-found', what: 'group' })
    if (group.leaderId !== leader._id) return refused({ code: 'not-your-group' })
    return markArrived(group, leader.name, now)
  },
  { target: ({ groupId }) => groupId },
)
