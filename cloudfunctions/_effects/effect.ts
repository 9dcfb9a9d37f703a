import type { Instant } from '../../domain/money/types'
import type { Outcome } from '../../domain/todo/types'

/** What follows from a state change. Safe to run any number of times, also twice at once. */
export type Effect<T> = (document: T, at: { now: Instant; name: string }) => Promise<Outcome>

export const done: Outcome = { done: true }
