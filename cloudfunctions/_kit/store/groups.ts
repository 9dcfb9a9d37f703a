import type { Group, GroupTotals } from '../../../domain/group/types'
import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change, list, read, readAll } from './documents'
import { adding, dropping } from './todos'

/** The guarded updates of a group, and the lists of the home page. */

export const readGroup = (groupId: string): Promise<Group | null> => read<Group>('groups', groupId)

/** Groups by their ids; those that are not there are missing. */
export async function groupsById(ids: string[]): Promise<Map<string, Group>> {
  return new Map((await readAll<Group>('groups', ids)).map(group => [group._id, group]))
}

/** Forming at once, once, and before the decision. */
export function markFormed(groupId: string, now: Instant): Promise<boolean> {
  return change(
    'groups',
    { _id: groupId, formedAt: null, state: command.in(['open', 'closing']) },
    { formedAt: now, ...adding({ 'tell-formed': now }, now) },
  )
}

/** `open` → `closing`, after its shelves were sealed. */
export function markGroupClosing(groupId: string, decideAt: Instant, now: Instant): Promise<boolean> {
  return change(
    'groups',
    { _id: groupId, state: 'open' },
    { state: 'closing', ...dropping('close'), ...adding({ decide: decideAt }, now) },
  )
}

/** The last hold of a closing group is gone: nothing is waited for any more. */
export function hastenDecision(groupId: string, now: Instant): Promise<boolean> {
  return change(
    'groups',
    { _id: groupId, state: 'closing', 'todo.decide.due': command.gt(now) },
    { 'todo.decide.due': now, nextDue: now, woken: command.inc(1) },
  )
}

/** The decision: outcome and totals, once, and only if nobody formed the group since it was read. */
export function markDecided(
  group: Pick<Group, '_id' | 'formedAt'>,
  outcome: 'formed' | 'failed',
  totals: GroupTotals,
  now: Instant,
): Promise<boolean> {
  const next = outcome === 'formed' ? 'tell-formed' : 'refund-all'
  return change(
    'groups',
    { _id: group._id, state: 'closing', formedAt: group.formedAt },
    {
      state: 'closed',
      outcome,
      totals: command.set(totals),
      ...(outcome === 'formed' && group.formedAt === null ? { formedAt: now } : {}),
      ...dropping('decide'),
      ...adding({ [next]: now, fold: now + OVER_AFTER, 'clear-shelves': now + OVER_AFTER }, now),
    },
  )
}

/** ms after the decision when no request of the group's joins can be alive: functions live 60 s at most. */
const OVER_AFTER = 10 * 60_000

/** Groups that take orders, those that end first in front. */
export function openGroups(regionIds: string[], limit: number): Promise<Group[]> {
  return list<Group>('groups', {
    where: { regionId: command.in(regionIds), state: 'open' },
    order: [['endsAt', 'asc']],
    limit,
  })
}

/** Groups whose deadline has passed and whose payments in flight are waited for. */
export function closingGroups(regionIds: string[], limit: number): Promise<Group[]> {
  return list<Group>('groups', {
    where: { regionId: command.in(regionIds), state: 'closing' },
    order: [['endsAt', 'asc']],
    limit,
  })
}
