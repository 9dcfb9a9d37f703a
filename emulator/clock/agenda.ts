/**
 * Everything that will happen by itself: pay callbacks and their repeats, refunds, late payments, timer ticks.
 * A standing clock runs them only through `advance`; a running one also by itself. A tick waits for nobody: its run goes on
 * beside later moves, and beside its own next run.
 */
import type { CloudClock } from './clock.ts'
import { createQueue, type Queued } from './queue.ts'

export interface Agenda {
  /** Something due at `instant` (ms since 1970). Answers how to forget it. */
  at(instant: number, what: string, run: () => Promise<void> | void): () => void
  /** Something that recurs: it is run once however many of its ticks a jump of the clock passes. */
  every(what: string, next: (after: number) => number | undefined, run: () => Promise<void> | void): void
  /**
   * Moves time by `ms` from wherever the moves before it have brought it. Resolves when the ticks at the end have run too; the
   * next move does not wait for those.
   */
  advance(ms: number): Promise<void>
  advanceTo(instant: number): Promise<void>
  /** Runs what is due now. */
  settle(): Promise<void>
  /** The instants ahead, soonest first; for the console. */
  ahead(): { at: number; what: string }[]
  /** Nothing happens by itself from now on; resolves when what is happening is over. */
  close(): Promise<void>
}

interface Recurring {
  what: string
  next: (after: number) => number | undefined
  run: () => Promise<void> | void
  due: number | undefined
}

/** setTimeout takes at most a signed 32-bit number of milliseconds. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

export function createAgenda(
  clock: CloudClock,
  options: { moved: () => void; log: (line: string) => void },
): Agenda {
  const events = createQueue()
  const recurring: Recurring[] = []
  /** Runs of ticks that are not over. */
  const ticking = new Set<Promise<void>>()
  let turn: Promise<void> = Promise.resolve()
  let alarm: NodeJS.Timeout | undefined
  let closed = false

  /** Moves of the clock take turns: two at once would run the same event at two instants. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine.finally(arm)
  }

  async function run(event: { what: string; run: () => Promise<void> | void }): Promise<void> {
    try {
      await event.run()
    } catch (error) {
      options.log(`${event.what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  async function runDue(until: number): Promise<void> {
    for (;;) {
      const event = events.takeDue(until)
      if (!event || closed) return
      clock.reach(event.at)
      await run(event)
    }
  }

  /** Begins the ticks that are due; resolves when all of them are over. */
  function beginTicks(until: number): Promise<unknown> {
    const runs = recurring
      .filter(({ due }) => !closed && due !== undefined && due <= until)
      .map(each => {
        each.due = each.next(until)
        const over = run(each).finally(() => ticking.delete(over))
        ticking.add(over)
        return over
      })
    return Promise.all(runs)
  }

  function arm(): void {
    if (clock.frozen || closed) return
    clearTimeout(alarm)
    const next = Math.min(events.soonest() ?? Infinity, ...recurring.map(each => each.due ?? Infinity))
    if (next === Infinity) return
    const wait = Math.min(Math.max(next - clock.now(), 0), LONGEST_WAIT_MS)
    alarm = setTimeout(() => move(clock.now).catch(error => options.log(String(error))), wait)
    alarm.unref()
  }

  async function move(target: () => number): Promise<void> {
    let instant = 0
    let ticks: Promise<unknown> | undefined
    await inTurn(async () => {
      instant = target()
      await runDue(instant)
      clock.reach(instant)
      options.moved()
      ticks = beginTicks(instant)
    })
    await ticks
    // A timer may have asked for things that are due at this very instant.
    await inTurn(() => runDue(instant))
  }

  return {
    at(instant, what, run) {
      const event: Queued = { at: instant, what, run }
      events.add(event)
      arm()
      return () => events.remove(event)
    },
    every(what, next, run) {
      recurring.push({ what, next, run, due: next(clock.now()) })
      arm()
    },
    advance: ms => move(() => clock.now() + ms),
    advanceTo: instant => move(() => instant),
    settle: () => inTurn(() => runDue(clock.now())),
    ahead: () =>
      [
        ...events.all(),
        ...recurring.flatMap(({ what, due }) => (due === undefined ? [] : [{ at: due, what }])),
      ]
        .map(({ at, what }) => ({ at, what }))
        .sort((a, b) => a.at - b.at),
    async close() {
      closed = true
      clearTimeout(alarm)
      await turn
      await Promise.all(ticking)
    },
  }
}
