import type { Group } from '../../../domain/group/types'
import type { Instant } from '../../../domain/money/types'
import { command, database } from '../wechat'
import { list } from './documents'

/** Groups that run in these regions, as the first page of staff counts and shows them. */

const running = (regionIds: string[]) => ({ regionId: command.in(regionIds), state: 'open' })

export function countRunning(regionIds: string[]): Promise<number> {
  return count(running(regionIds))
}

export function countEnding(regionIds: string[], before: Instant): Promise<number> {
  return count({ ...running(regionIds), endsAt: command.lt(before) })
}

/** Those that end first in front. */
export function runningGroups(regionIds: string[], limit: number): Promise<Group[]> {
  return list<Group>('groups', { where: running(regionIds), order: [['endsAt', 'asc']], limit })
}

async function count(where: Record<string, unknown>): Promise<number> {
  const { total } = (await database.collection('groups').where(where).count()) as { total: number }
  return total
}
