/**
 * Accidents a test plans: the connection of one request to the database, WeChat Pay, an open API or storage breaks before or
 * after it was done, or the whole instance dies at that point; or requests break and wait by seeded chance. Nothing here
 * happens unless it was asked for.
 */
import { sfc32 } from '../durable/chance.ts'
import type { Invocation } from '../functions/host.ts'
import type { Cloud, PlannedFault, Weather } from '../types.ts'

export interface Faults {
  handle: Cloud['faults']
  /** Wraps one request of an invocation; throws `ConnectionCut` when it breaks. `collection`: of a database request. */
  around<T>(from: Invocation | undefined, collection: string | undefined, work: () => Promise<T>): Promise<T>
}

/** The server closes the connection without an answer. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut'
}

/** `wait`: how a request waits; absent: that many ms of real time. In process it is passed over that many times. */
export function createFaults(
  wait: (howLong: number) => Promise<void> = ms => new Promise(over => setTimeout(over, ms)),
): Faults {
  let planned: PlannedFault[] = []
  /** A plan belongs to the first invocation of its function that comes; requests are counted within it. */
  const claimed = new Map<string, { fault: PlannedFault; seen: number }>()
  let weather: (Weather & { next: () => number }) | null = null
  let struck = 0

  function claim({ requestId, deployed }: Invocation) {
    const mine = claimed.get(requestId)
    if (mine) return mine
    const fault = planned.find(each => each.function === deployed.name)
    if (!fault) return undefined
    planned = planned.filter(each => each !== fault)
    const claim = { fault, seen: 0 }
    claimed.set(requestId, claim)
    return claim
  }

  /** What the weather does to this request. Every request draws as often, so that a seed means the same for all. */
  function luck(collection: string | undefined): { breaks: 'before' | 'after' | null; waits: number } {
    if (!weather) return { breaks: null, waits: 0 }
    const [breaking, half, waiting] = [weather.next(), weather.next(), weather.next()]
    if (weather.collection !== undefined && weather.collection !== collection)
      return { breaks: null, waits: 0 }
    return {
      breaks: breaking < weather.share ? (half < 0.5 ? 'before' : 'after') : null,
      waits: waiting < weather.share ? (weather.delay ?? 0) : 0,
    }
  }

  async function inWeather<T>(collection: string | undefined, work: () => Promise<T>): Promise<T> {
    const { breaks, waits } = luck(collection)
    if (breaks || waits > 0) struck += 1
    if (waits > 0) await wait(waits)
    if (breaks === 'before') throw new ConnectionCut('by chance, before')
    if (breaks !== 'after') return work()
    await unheard(work)
    throw new ConnectionCut('by chance, after')
  }

  return {
    handle: {
      plan: fault => void planned.push(fault),
      pending: () => planned.length,
      now() {
        const { next: _, ...asked } = weather ?? { next: null }
        return { planned: [...planned], weather: weather && (asked as Weather), struck }
      },
      weather(asked) {
        weather = { ...asked, next: sfc32(asked.seed) }
        struck = 0
      },
      clear() {
        planned = []
        claimed.clear()
        weather = null
        return struck
      },
    },
    async around(from, collection, work) {
      // Whoever stands outside of the functions is the test itself.
      if (!from) return work()
      from.tally.risk()
      const mine = claim(from)
      if (!mine || ++mine.seen !== mine.fault.request) return inWeather(collection, work)
      if (mine.fault.delay !== undefined) {
        const answered = await Promise.allSettled([work()])
        await wait(mine.fault.delay)
        return answerOf(answered[0])
      }
      if (mine.fault.applied) await unheard(work)
      if (mine.fault.kill) from.kill()
      throw new ConnectionCut('planned')
    },
  }
}

/** Does a request whose answer nobody hears, a refusal no more than any other. */
async function unheard(work: () => Promise<unknown>): Promise<void> {
  await Promise.allSettled([work()])
}

function answerOf<T>(answered: PromiseSettledResult<T>): T {
  if (answered.status === 'fulfilled') return answered.value
  throw answered.reason
}
