import type { Instant } from '../money/types'
import type { Todos } from '../order/types'

/** Tries before a to-do goes to the stuck list. With doubling gaps from one minute that is a bit more than two hours. */
export const MOST_TRIES = 8
/** ms before the second try. */
const FIRST_GAP = 60_000
/** Characters of an error kept for staff. */
const LONGEST_ERROR = 200

/** What a to-do becomes after it failed once more: tried again after a doubled gap, or stuck. */
export function afterFailure(todo: Todos[string], error: string, now: Instant): Todos[string] {
  const tries = todo.tries + 1
  const failed = { due: now + FIRST_GAP * 2 ** (tries - 1), tries, lastError: error.slice(0, LONGEST_ERROR) }
  return tries >= MOST_TRIES ? { ...failed, stuck: true } : failed
}
