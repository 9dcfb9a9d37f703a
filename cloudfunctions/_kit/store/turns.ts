import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change, insert } from './documents'

/** When a job that need not run at each tick ran last. `_id` in `settings` is `turn-<job>`. */
export async function takeTurn(job: string, now: Instant, every: number): Promise<boolean> {
  const _id = `turn-${job}`
  if (await change('settings', { _id, at: command.lte(now - every) }, { at: now })) return true
  return (await insert('settings', { _id, at: now } as { _id: string })) === 'inserted'
}
