import type { Member, Profile } from '../../../domain/member/types'
import type { Instant } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { command } from '../wechat'
import { change, insert, read, readMany } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

export function insertMember(member: Member): Promise<'inserted' | 'exists'> {
  return insert('members', member)
}

export function readMember(memberId: string): Promise<Member | null> {
  return read<Member>('members', memberId)
}

/** Members by id, for names beside rows; at most 100. */
export async function readMembers(ids: string[]): Promise<Map<string, Member>> {
  const found = await readMany<Member>('members', [...new Set(ids)])
  return new Map(found.map(member => [member._id, member]))
}

/** Writes what she said of herself as her identity's revision `rev` knows it; false when a later one stands here already. */
export function putProfile(memberId: string, profile: Profile, rev: number): Promise<boolean> {
  const older = command.lt(rev).or(command.exists(false))
  return change('members', { _id: memberId, profileRev: older }, { ...profile, profileRev: rev })
}

/**
 * Takes the member's one place for a survey: it happens only when she was not asked since `since`. The one who took it
 * takes it again without harm, so an invitation that died midway is finished.
 */
export async function takeSurveyPlace(
  memberId: string,
  invitationId: string,
  now: Instant,
  since: Instant,
): Promise<boolean> {
  const asked = command.set({ at: now, invitationId })
  if (await change('members', { _id: memberId, 'asked.at': command.lte(since) }, { asked })) return true
  if (await change('members', { _id: memberId, asked: command.eq(null) }, { asked })) return true
  const member = await readMember(memberId)
  return member?.asked?.invitationId === invitationId
}

/** Members of these regions, who joined last in front. */
export function pageOfMembers(regionIds: string[], after?: string): Promise<Paged<Member>> {
  return listPage<Member>('members', {
    where: { regionId: command.in(regionIds) },
    by: 'joinedAt',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}
