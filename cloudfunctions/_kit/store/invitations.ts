import type { Invitation } from '../../../domain/survey/types'
import type { Instant } from '../../../domain/money/types'
import { command, database } from '../wechat'
import { change, insert, list, read } from './documents'

export function insertInvitation(invitation: Invitation): Promise<'inserted' | 'exists'> {
  return insert('invitations', invitation)
}

export function readInvitation(id: string): Promise<Invitation | null> {
  return read<Invitation>('invitations', id)
}

export function markAnswered(id: string): Promise<boolean> {
  return change('invitations', { _id: id, state: 'waiting' }, { state: 'answered' })
}

export function markDeclined(id: string): Promise<boolean> {
  return change('invitations', { _id: id, state: 'waiting' }, { state: 'declined' })
}

/** The last survey that still waits for this member; the caller looks whether its time is over. */
export async function lastWaiting(memberId: string): Promise<Invitation | null> {
  const [last] = await list<Invitation>('invitations', {
    where: { memberId, state: 'waiting' },
    order: [['invitedAt', 'desc']],
    limit: 1,
  })
  return last ?? null
}

/** How many were really asked in this time; those who were spared do not count. */
export async function countAsked(
  regionId: string,
  { from, to }: { from: Instant; to: Instant },
): Promise<number> {
  const where = { regionId, invitedAt: command.gte(from).lt(to), state: command.neq('suppressed') }
  return ((await database.collection('invitations').where(where).count()) as { total: number }).total
}
