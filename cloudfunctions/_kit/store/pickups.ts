import type { Instant } from '../../../domain/money/types'
import { insert, read } from './documents'

/** A code as somebody says it at a pick-up point. `_id` is `<pointId>~<code>`, so no point has two alike (C-54). */
export interface Pickup {
  _id: string
  pointId: string
  code: string
  orderId: string
  groupId: string
  at: Instant
}

export const pickupId = (pointId: string, code: string) => `${pointId}~${code}`
export const readPickup = (pointId: string, code: string) => read<Pickup>('pickups', pickupId(pointId, code))
export const insertPickup = (pickup: Pickup) => insert('pickups', pickup)
