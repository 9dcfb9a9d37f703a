import type { Refusal } from '../domain/refusals'

/** What every action answers. `now` is the cloud's clock: pages count from it. */
export type Reply<T> = { ok: true; now: number; data: T } | { ok: false; now: number; refusal: Refusal }
