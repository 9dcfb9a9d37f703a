import type { Refusal as Said } from '#domain/refusals'

/** The business said no, with its facts; or nothing was heard. */
export type Refusal = Said | { code: 'offline' }

/** What a call comes back with. `now` is the cloud's clock in ms; of an answer that never came, this phone's. */
export type Reply<T> = { ok: true; now: number; data: T } | { ok: false; now: number; refusal: Refusal }

/**
 * Calls an action of a function. Never rejects: no network, a time-out (12 s) or an unreadable answer is
 * `refusal.code === 'offline'`, a fault inside the cloud `'broken'` with its `trace`. The caller keeps the id of a tap.
 */
export declare function call<T>(fn: string, action: string, input?: object): Promise<Reply<T>>

/** Gets the door to the cloud ready; called once when the app starts. */
export declare function openCloud(): void

/** Browser only: speaks to the local cloud's door with this person's session. Undefined when it refused. */
export declare function door<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T | undefined>
