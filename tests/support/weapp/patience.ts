/**
 * Asks again and again until `look` answers something, and answers that. Nothing here sleeps for a fixed time;
 * `within` (ms) only decides when to give up, with the last error or with what `describe` says.
 */
export async function waitFor<T>(
  look: () => T | Promise<T>,
  options: { within?: number; describe?: () => string } = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + (options.within ?? 15_000)
  let last: unknown
  for (;;) {
    try {
      const seen = await look()
      if (seen !== false && seen !== undefined && seen !== null) return seen
      last = undefined
    } catch (error) {
      last = error
    }
    if (performance.now() > end) {
      const told = options.describe?.() ?? 'what was waited for did not come'
      throw last instanceof Error
        ? Object.assign(last, { message: `${last.message}\n${told}` })
        : new Error(told)
    }
    await pause(10)
  }
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
