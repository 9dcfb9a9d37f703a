/**
 * Accidents a test plans: the connection of one database request breaks before or after the database has done
 * its work, or the whole instance dies at that point. Nothing here happens unless it was planned.
 */
import type { Invocation } from '../functions/host.ts'
import type { Cloud, PlannedFault } from '../types.ts'

export interface Faults {
  handle: Cloud['faults']
  /** Wraps one database request of an invocation; throws `ConnectionCut` when an accident was planned for it. */
  around<T>(from: Invocation | undefined, work: () => Promise<T>): Promise<T>
}

/** The server closes the connection without an answer. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut'
}

export function createFaults(): Faults {
  let planned: PlannedFault[] = []
  /** A plan belongs to the first invocation of its function that comes; requests are counted within it. */
  const claimed = new Map<string, { fault: PlannedFault; seen: number }>()

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

  return {
    handle: {
      plan: fault => void planned.push(fault),
      pending: () => planned.length,
      clear() {
        planned = []
        claimed.clear()
      },
    },
    async around(from, work) {
      const mine = from && claim(from)
      if (!mine || ++mine.seen !== mine.fault.request) return work()
      if (mine.fault.applied) await work()
      if (mine.fault.kill) from.kill()
      throw new ConnectionCut('planned')
    },
  }
}
