/** A `Date` whose now never moves: what an app shows should go by the cloud's clock, not by its phone's. */
export function fixedDate(at: number): DateConstructor {
  class FixedDate extends Date {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [at]) as [number]))
    }
    static override now(): number {
      return at
    }
  }
  return FixedDate as unknown as DateConstructor
}

/**
 * The app gives an answer some seconds and then says there is no network. How long an answer takes here says nothing
 * but how busy the machine is, so long waits are made much longer. Short ones are part of what a page does.
 */
export const patientTimeout = (act: () => void, ms = 0): ReturnType<typeof setTimeout> => {
  const timer = setTimeout(act, ms >= 10_000 ? ms * 30 : ms)
  // A wait that long must not keep the process.
  if (ms >= 10_000) timer.unref()
  return timer
}
