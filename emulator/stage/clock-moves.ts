import type { Cloud } from '../types.ts'
import type { ClockMove, Deadline } from './shapes.ts'
import { read } from './store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

interface GroupTimes {
  _id: string
  title: string
  state: string
  endsAt: number
  decideAt: number
}

/**
 * The next instant at which something is decided: the earliest deadline of an open group, or the moment a closing
 * one is counted out. Null when no group waits.
 */
export function nextDeadline(cloud: Cloud): Deadline | null {
  const now = cloud.clock.now()
  const due = [
    ...read<GroupTimes>(cloud, 'groups', { state: 'open' }).map(({ title, endsAt }) => ({
      at: endsAt,
      title,
      what: 'deadline' as const,
    })),
    ...read<GroupTimes>(cloud, 'groups', { state: 'closing' }).map(({ title, decideAt }) => ({
      at: decideAt,
      title,
      what: 'outcome' as const,
    })),
  ]
  return due.filter(({ at }) => at > now).sort((a, b) => a.at - b.at)[0] ?? null
}

/** Moves the clock as a button of the strip says. Answers false when there is no deadline to move to. */
export async function move(cloud: Cloud, by: ClockMove): Promise<boolean> {
  if (by === 'deadline') {
    const deadline = nextDeadline(cloud)
    if (!deadline) return false
    await cloud.clock.advanceTo(deadline.at)
    return true
  }
  await cloud.clock.advance(by === '15m' ? 15 * MINUTE : DAY)
  return true
}

/** What the strip says while time passes. */
export const moveNames: Record<ClockMove, string> = {
  '15m': '过 15 分钟',
  '1d': '过一天',
  deadline: '走到截单',
}
