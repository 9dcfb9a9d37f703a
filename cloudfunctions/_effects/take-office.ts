import type { Identity } from '../../domain/member/types'
import type { Staff } from '../../domain/staff/types'
import { readClaim } from '../_kit/store/claims'
import { insertStaff } from '../_kit/store/staff'
import { done, type Effect } from './effect'

/** Whoever took the claim is head office; whoever only tried to is not. */
export const takeOffice: Effect<Identity> = async ({ memberId }, { now }) => {
  const claim = await readClaim()
  if (claim?.by !== memberId) return done
  const { name = '', at = now } = claim
  const first: Staff = { _id: memberId, name, role: 'head-office', regionId: null, from: at, to: null }
  await insertStaff(first)
  // A hint for the phone; the authority is `staff`.
  return { done: true, data: { staff: true } }
}
