import type { Cloud } from '../types.ts'
import { MINUTE } from './calendar.ts'

/** What will happen when. Writing a later line while living an earlier one is allowed. */
export interface Diary {
  /** Without anything that happens: the timers shall run then. */
  at(instant: number, happens?: () => Promise<void>): void
  /** Lives everything up to `until` in order, moving the clock from line to line. */
  live(until: number, told: (share: number) => void): Promise<void>
}

export function diary(cloud: Cloud): Diary {
  const lines: { instant: number; order: number; happens: () => Promise<void> }[] = []
  let written = 0
  return {
    at(instant, happens = async () => {}) {
      lines.push({ instant, order: written++, happens })
      lines.sort((a, b) => a.instant - b.instant || a.order - b.order)
    },
    async live(until, told) {
      const from = cloud.clock.now()
      for (;;) {
        const next = lines[0]
        if (!next || next.instant > until) break
        lines.shift()
        // What a line has left to do is done by the next minute's timer, as it would have been, not at the next line.
        const soon = cloud.clock.now() + MINUTE
        if (soon < next.instant) await cloud.clock.advanceTo(soon)
        if (next.instant > cloud.clock.now()) await cloud.clock.advanceTo(next.instant)
        await next.happens()
        told((cloud.clock.now() - from) / (until - from))
      }
      await cloud.clock.advanceTo(until)
    },
  }
}
