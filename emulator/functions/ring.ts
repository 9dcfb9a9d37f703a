/** The last finished invocations, and who wants to hear of each. */
import type { InvocationCounters } from '../types.ts'

export interface Ring {
  add(counters: InvocationCounters): void
  recent(): InvocationCounters[]
  reset(): void
  watch(listener: (counters: InvocationCounters) => void): () => void
}

/** Invocations remembered. */
const LENGTH = 500

export function createRing(): Ring {
  let kept: InvocationCounters[] = []
  const listeners = new Set<(counters: InvocationCounters) => void>()
  return {
    add(counters) {
      kept.push(counters)
      if (kept.length > LENGTH) kept.shift()
      for (const listener of listeners) listener(counters)
    },
    recent: () => [...kept],
    reset: () => void (kept = []),
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
