import { openForInput } from '../../../contracts/staff'
import { refused } from '../../../domain/result'
import { openFrom } from '../../_acts/open-group'
import { groupIdOf } from '../../_kit/hash'
import { forStaff } from '../../_kit/action'
import { resolveLeader } from '../../_kit/caller'

/** The brand opens a group for a leader: she only shares and receives. */
export const openFor = forStaff(
  openForInput,
  async ({ openId, templateId, leaderId, pointId }, { me, now, sees }) => {
    const leader = await resolveLeader(leaderId, now)
    if (!leader) return refused({ code: 'not-found', what: 'leader' })
    if (!sees(leader.regionId)) return refused({ code: 'forbidden' })
    const from = { kind: 'template' as const, id: templateId }
    return openFrom({ openId, from, pointId, leader, openedBy: me.memberId }, now)
  },
  {
    target: ({ openId }) => groupIdOf(openId),
    facts: ({ templateId, leaderId }) => ({ templateId, leaderId }),
  },
)
