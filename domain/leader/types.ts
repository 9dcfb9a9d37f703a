import type { BasisPoints, Instant } from '../money/types'

/** A leader's contract with the brand. `_id` is her memberId. Changes are versions, old groups keep theirs. */
export interface Leader {
  _id: string
  name: string
  regionId: string
  pointIds: string[]
  relation: 'managed' | 'co-create' | 'traffic'
  commissionBp: BasisPoints
  phone: string
  from: Instant
  to: Instant | null
  version: number
}
