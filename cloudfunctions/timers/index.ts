import { ofIdentity } from '../_effects/of-identity'
import { ofImport } from '../_effects/of-import'
import { kinds } from '../_effects/registry'
import { attend } from '../_kit/attend'
import { readClock } from '../_kit/clock'
import { logBroken } from '../_kit/log'
import { fromPhone } from '../_kit/wechat'
import { addUpHours } from './jobs/add-up'
import { runDue } from './jobs/run-due'
import { sweepShelves } from './jobs/sweep-shelves'
import { sweepStock } from './jobs/sweep-stock'

/**
 * ms for which a job is waited for. The platform ends this function after 60 s, and while WeChat Pay answers nothing hundreds of
 * orders would keep groups, messages and sums from their turn. What is left behind may die at any request, as anything here may.
 */
const ATTENTION = 12_000

/**
 * The one trigger of this function, each minute. Orders come before groups, so that a payment nobody told us of counts
 * also after an outage; and once more behind them, because what groups decide makes their orders due. A job that
 * breaks does not keep the others from running; two ticks at once do no harm (C-69).
 */
export async function main(): Promise<{ ran: Record<string, number> }> {
  const now = readClock()
  const ran: Record<string, number> = {}
  // A phone could wind the clockwork without end; it would do no harm, but cost a region its quota.
  if (fromPhone()) return { ran }
  const jobs: [string, () => Promise<number>][] = [
    ['orders', () => runDue(kinds.order, now)],
    ['groups', () => runDue(kinds.group, now)],
    ['orders of groups', () => runDue(kinds.order, now)],
    ['responses', () => runDue(kinds.response, now)],
    ['identities', () => runDue(ofIdentity, now)],
    ['imports', () => runDue(ofImport, now)],
    ['shelves', () => sweepShelves(now)],
    ['stock', () => sweepStock(now)],
    ['sums', () => addUpHours(now)],
  ]
  for (const [name, job] of jobs) {
    const broken = (error: unknown) => void logBroken('timers', name, error)
    try {
      const looked = await attend(job(), ATTENTION, broken)
      if (looked === undefined) broken(new Error(`takes longer than ${ATTENTION} ms`))
      else ran[name] = looked
    } catch (error) {
      broken(error)
    }
  }
  return { ran }
}
