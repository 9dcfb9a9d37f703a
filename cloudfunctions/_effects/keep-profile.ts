import type { Identity } from '../../domain/member/types'
import { putProfile, readMember } from '../_kit/store/members'
import { command } from '../_kit/wechat'
import type { Effect } from './effect'

/** What a member said about herself stands in her own document, where everybody else reads it. */
export const keepProfile: Effect<Identity> = async ({ memberId, profile = {}, woken = 0 }) => {
  const kept = await putProfile(memberId, profile, woken)
  // Whoever has just joined may not have her document yet; then nothing of it may be forgotten.
  if (!kept && !(await readMember(memberId))) throw new Error(`${memberId} has no member document`)
  return { done: true, data: { profile: command.remove() } }
}
