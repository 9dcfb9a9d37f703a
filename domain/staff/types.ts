import type { Instant } from '../money/types'

export type StaffRole = 'head-office' | 'region'

/** `_id` is the memberId. A `region` role sees and touches only its own region. */
export interface Staff {
  _id: string
  name: string
  role: StaffRole
  regionId: string | null
  from: Instant
  to: Instant | null
}

export interface Region {
  _id: string
  name: string
}

/** Who did what. Written as `tried` before, and told its outcome after. */
export interface Audit {
  _id: string
  at: Instant
  by: string
  byName: string
  role: string
  action: string
  target: string
  regionId: string | null
  facts: Record<string, unknown>
  outcome: 'tried' | 'done' | 'refused' | 'broken'
}
