import { openInput } from '../../../contracts/leader'
import { openFrom } from '../../_acts/open-group'
import { groupIdOf } from '../../_kit/hash'
import { forLeader } from '../../_kit/action'

/** A leader opens a group herself, from a template or like one of her past groups. */
export const open = forLeader(
  openInput,
  ({ openId, from, pointId }, { leader, now }) =>
    openFrom({ openId, from, pointId, leader, openedBy: leader._id }, now),
  { target: ({ openId }) => groupIdOf(openId), facts: ({ from }) => ({ from: from.kind, id: from.id }) },
)
