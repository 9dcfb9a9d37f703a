import type { Identity } from '../../domain/member/types'
import type { Leader } from '../../domain/leader/types'
import type { Staff } from '../../domain/staff/types'
import type { Instant } from '../../domain/money/types'
import { read } from './store/documents'

/** One read by openid. Roles are read where they are needed, from their authority. */
export function resolveIdentity(openid: string): Promise<Identity | null> {
  return read<Identity>('identities', openid)
}

/** The leader's contract, when it is in force now. */
export async function resolveLeader(memberId: string, now: Instant): Promise<Leader | null> {
  return inForce(await read<Leader>('leaders', memberId), now)
}

/** The leader's contract, also when it ended. */
export async function resolvePastLeader(memberId: string, now: Instant): Promise<Leader | null> {
  const contract = await read<Leader>('leaders', memberId)
  return contract && contract.from <= now ? contract : null
}

/** When a leader's contract ended; null for who has none, or one that is to begin. */
export async function contractEnded(memberId: string, now: Instant): Promise<Instant | null> {
  const contract = await read<Leader>('leaders', memberId)
  return contract && endedAt(contract, now)
}

/** When a contract ended; null while it is in force, or is to begin. */
export function endedAt({ to }: Pick<Leader, 'to'>, now: Instant): Instant | null {
  return to !== null && to <= now ? to : null
}

/** The staff record, when it is in force now. */
export async function resolveStaff(memberId: string, now: Instant): Promise<Staff | null> {
  return inForce(await read<Staff>('staff', memberId), now)
}

function inForce<T extends { from: Instant; to: Instant | null }>(grant: T | null, now: Instant): T | null {
  return grant && grant.from <= now && (grant.to === null || now < grant.to) ? grant : null
}
