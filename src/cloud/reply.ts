import { heard, now } from '@/session/clock'
import type { Reply } from './client'

/** Nobody waits longer for an answer than this; a retry carries the same id, so nothing happens twice. */
export const patience = 12_000

export const offline = <T>(): Reply<T> => ({ ok: false, now: now(), refusal: { code: 'offline' } })
export const broken = <T>(trace: unknown = ''): Reply<T> => ({
  ok: false,
  now: now(),
  refusal: { code: 'broken', trace: String(trace) },
})

/** Reads what a function answered, and sets our clock by it. */
export function understood<T>(answer: unknown): Reply<T> {
  const reply = answer as Reply<T> | undefined
  if (!reply || typeof reply !== 'object' || typeof reply.ok !== 'boolean') return broken<T>()
  if (typeof reply.now === 'number') heard(reply.now)
  return reply
}

/** Answers after which nobody knows whether it was done: the same tap may be sent again. */
export const isUnheard = (reply: Reply<unknown>): boolean =>
  !reply.ok && ['offline', 'broken', 'busy'].includes(reply.refusal.code)
