import { readClock } from '../_kit/clock'
import { logBroken } from '../_kit/log'
import { runDue } from './jobs/run-due'
import { sweepShelves } from './jobs/sweep-shelves'

/**
 * The one trigger of this function, each minute. Groups first, because what they decide makes their orders due. A job
 * that breaks does not keep the others from running; two ticks at once do no harm (C-69).
 */
export async function main(): Promise<{ ran: Record<string, number> }> {
  const now = readClock()
  const ran: Record<string, number> = {}
  const jobs: [string, () => Promise<number>][] = [
    ['groups', () => runDue('group', now)],
    ['orders', () => runDue('order', now)],
    ['responses', () => runDue('response', now)],
    ['shelves', () => sweepShelves(now)],
  ]
  for (const [name, job] of jobs) {
    try {
      ran[name] = await job()
    } catch (error) {
      logBroken('timers', name, error)
    }
  }
  return { ran }
}
