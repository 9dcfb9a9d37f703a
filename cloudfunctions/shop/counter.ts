import type { Group } from '../../domain/group/types'
import type { Counter } from './find-order'

/** A group's point and its orders: where staff hand out for a leader who cannot. */
export const counterOfGroup = ({ _id, pointId }: Pick<Group, '_id' | 'pointId'>): Counter => ({
  pointIds: [pointId],
  has: ({ groupId }) => groupId === _id,
})
