import type { Instant } from '../money/types'
import type { Todo } from '../order/types'

/** Tries before a to-do goes to the stuck list. With doubling gaps from one minute that is a bit more than two hours. */
export const MOST_TRIES = 8
/** ms before the second try. */
const FIRST_GAP = 60_000
/** Characters of an error kept for staff. */
const LONGEST_ERROR = 200

/** ms between the tries of a to-do that staff watch already. */
const WATCHED_GAP = 60 * 60_000

/**
 * What a to-do becomes after it failed once more: tried again after a doubled gap, or stuck. A patient one waits for what
 * heals from outside (money in the merchant's account, a bank): staff see it, and it goes on being tried each hour.
 */
export function afterFailure(todo: Todo, error: string, now: Instant, patient = false): Todo {
  const tries = todo.tries + 1
  const lastError = error.slice(0, LONGEST_ERROR)
  if (tries < MOST_TRIES) return { due: now + FIRST_GAP * 2 ** (tries - 1), tries, lastError }
  return patient
    ? { due: now + WATCHED_GAP, tries, lastError, watched: true }
    : { due: now + FIRST_GAP * 2 ** (tries - 1), tries, lastError, stuck: true }
}
