import type { Case } from '../../../domain/survey/types'
import type { Paged } from '../../../contracts/views'
import { command, database } from '../wechat'
import { change, insert, list, read } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

export function insertCase(opened: Case): Promise<'inserted' | 'exists'> {
  return insert('cases', opened)
}

export function readCase(id: string): Promise<Case | null> {
  return read<Case>('cases', id)
}

/** Writes the decided case over the revision it was decided on; false when it moved meanwhile. */
export function replaceCase(before: number, next: Case): Promise<boolean> {
  const { state, dueAt, ownerId, ownerName, thread, solvedAt, rev } = next
  return change(
    'cases',
    { _id: next._id, rev: before },
    { state, dueAt, ownerId, ownerName, thread: command.set(thread), solvedAt, rev },
  )
}

export async function countCases(regionIds: string[], states: Case['state'][]): Promise<number> {
  const { total } = (await database.collection('cases').where(of(regionIds, states)).count()) as {
    total: number
  }
  return total
}

/** The one whose promise ends first. */
export async function nextCase(regionIds: string[], states: Case['state'][]): Promise<Case | null> {
  const [next] = await list<Case>('cases', {
    where: of(regionIds, states),
    order: [['dueAt', 'asc']],
    limit: 1,
  })
  return next ?? null
}

/** Those whose promise ends first in front. */
export function pageOfCases(
  regionIds: string[],
  states: Case['state'][],
  after?: string,
): Promise<Paged<Case>> {
  return listPage<Case>('cases', {
    where: of(regionIds, states),
    by: 'dueAt',
    direction: 'asc',
    after,
    size: PAGE_SIZE,
  })
}

/** The last twenty of a member, newest first. */
export function casesOfMember(memberId: string): Promise<Case[]> {
  return list<Case>('cases', { where: { memberId }, order: [['openedAt', 'desc']], limit: 20 })
}

function of(regionIds: string[], states: Case['state'][]): Record<string, unknown> {
  return { regionId: command.in(regionIds), state: command.in(states) }
}
