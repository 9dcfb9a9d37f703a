import type { Refusal } from './refusals'

/** What a decision answers: the new facts, or a refusal with the facts of why not. A breach (we are wrong) throws. */
export type Result<T, R extends Refusal = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

/** Yes, with the new facts. */
export function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** No, with the facts of why not. */
export function refused<R extends Refusal>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal }
}
