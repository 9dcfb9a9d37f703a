/**
 * Requests of everybody take turns: when nothing moves by itself any more, one of those that wait is drawn by chance and
 * served. So what happens at once happens in an order that a seed repeats, and that another seed changes.
 */
import { sfc32 } from '../../durable/chance.ts'

export interface Turns {
  /** Resolves when it is this request's turn; passed over at least `behind` times. */
  next(behind?: number): Promise<void>
}

/** Draws after which whatever else this process has to do gets its chance: timers, sockets, an interrupt. */
const BREATH = 1000

export function createTurns(seed: number): Turns {
  const chance = sfc32(seed)
  const waiting: { behind: number; serve: () => void }[] = []
  let armed = false
  let draws = 0

  function arm(): void {
    if (armed || waiting.length === 0) return
    armed = true
    draws += 1
    // A tick that a promise asked for begins when every promise that can move has moved, and costs no turn of the event
    // loop. Asked for by a tick it would come before them, and everybody would be served once before anybody twice.
    if (draws % BREATH === 0) setImmediate(draw)
    else queueMicrotask(() => process.nextTick(draw))
  }

  function draw(): void {
    armed = false
    const at = Math.floor(chance() * waiting.length)
    const drawn = waiting[at]!
    // Alone in the queue there is nobody to be passed by.
    if (drawn.behind > 0 && waiting.length > 1) drawn.behind -= 1
    else {
      waiting[at] = waiting.at(-1)!
      waiting.pop()
      drawn.serve()
    }
    arm()
  }

  return {
    next: (behind = 0) =>
      new Promise(serve => {
        waiting.push({ behind, serve })
        arm()
      }),
  }
}
