/** The instances of one function: one invocation at a time each, at most a few, a queue beyond. */
import type { DeployedFunction } from './deployed.ts'
import type { Instance } from './instance.ts'

export interface Pool {
  /** Lends an instance; `cold` says that it was started for this. Give it back with `release`. */
  take(deployed: DeployedFunction): Promise<{ instance: Instance; cold: boolean }>
  release(instance: Instance): void
  /** Starts instances until there are `count`, or the most there may be; answers how many that took. */
  warm(deployed: DeployedFunction, count: number): Promise<number>
  size(): number
  close(): Promise<void>
}

/** Workers per function. The real platform starts up to 1000 instances; here two cores serve them all. */
export const MOST_WORKERS = 4
/** Instances per function without workers, which cost no thread. */
export const MOST_IN_PROCESS = 64

export function createPool(
  start: (deployed: DeployedFunction, died: () => void) => Instance,
  most: number,
): Pool {
  const all = new Set<Instance>()
  const idle: Instance[] = []
  const waiting: (() => void)[] = []
  let closed = false

  function launch(deployed: DeployedFunction): Instance {
    const instance: Instance = start(deployed, () => forget(instance))
    all.add(instance)
    return instance
  }

  function forget(instance: Instance): void {
    all.delete(instance)
    const at = idle.indexOf(instance)
    if (at >= 0) idle.splice(at, 1)
    waiting.shift()?.()
  }

  function retireOlderThan(version: number): void {
    for (const instance of idle.filter(each => each.version !== version)) {
      idle.splice(idle.indexOf(instance), 1)
      all.delete(instance)
      void instance.stop()
    }
  }

  return {
    async take(deployed) {
      for (;;) {
        if (closed) throw new Error('the cloud is closing')
        retireOlderThan(deployed.version)
        const rested = idle.pop()
        if (rested) return { instance: rested, cold: false }
        if (all.size < most) {
          const instance = launch(deployed)
          await instance.ready
          return { instance, cold: true }
        }
        await new Promise<void>(resolve => waiting.push(resolve))
      }
    },
    release(instance) {
      if (!instance.alive) return forget(instance)
      idle.push(instance)
      waiting.shift()?.()
    },
    async warm(deployed, count) {
      if (closed) return 0
      retireOlderThan(deployed.version)
      const lacking = Math.max(0, Math.min(count, most) - all.size)
      const fresh = Array.from({ length: lacking }, () => launch(deployed))
      await Promise.allSettled(fresh.map(instance => instance.ready))
      for (const instance of fresh) this.release(instance)
      return fresh.filter(({ alive }) => alive).length
    },
    size: () => all.size,
    async close() {
      closed = true
      for (const wake of waiting.splice(0)) wake()
      await Promise.all([...all].map(instance => instance.stop()))
    },
  }
}
