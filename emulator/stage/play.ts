import type { Cloud, Persona } from '../types.ts'
import { Refusal } from './http.ts'
import type { Live } from './live.ts'

/** What the buttons of the stage may touch. */
export interface Play {
  readonly cloud: Cloud
  readonly personas: Persona[]
  readonly live: Live
  /** Persona keys of the phones, in their order. */
  cast: string[]
  busy: string | null
  /** Makes a new cloud, beside the one at hand, and answers how to change over to it. */
  startOver?: (say: (line: string) => void) => Promise<() => Promise<void>>
  /** The same, out of a state. */
  importState?: (text: string, say: (line: string) => void) => Promise<() => Promise<void>>
}

/** One thing at a time: a clock that is moved twice at once would surprise both movers. */
export async function busily<T>(play: Play, what: string, act: () => Promise<T>): Promise<T> {
  if (play.busy !== null) throw new Refusal(409, `正在${play.busy}`)
  play.busy = what
  const tellClock = () => play.live.tell('clock', { now: play.cloud.clock.now(), busy: play.busy })
  tellClock()
  // A day is many timers; the strip shows the hours go by meanwhile.
  const telling = setInterval(tellClock, 250)
  try {
    return await act()
  } finally {
    clearInterval(telling)
    play.busy = null
    tellClock()
    play.live.tell('changed', { nudge: 'all' })
  }
}

/** Whatever goes wrong in here has changed nothing, and that is said. */
export async function unchanged<T>(
  what: string,
  work: () => Promise<T>,
  why: (error: unknown) => string,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new Refusal(400, `${what}，什么都没动：${why(error)}`)
  }
}
