/**
 * Waits for work as long as it gets attention, in ms. `undefined`: it takes longer, and goes on beside what comes next; what
 * becomes of it is told to `late` when it breaks.
 */
export async function attend<T>(
  work: Promise<T>,
  ms: number,
  late: (error: unknown) => void,
): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<undefined>(resolve => {
    timer = setTimeout(() => {
      work.catch(late)
      resolve(undefined)
    }, ms)
  })
  try {
    return await Promise.race([work, enough])
  } finally {
    clearTimeout(timer)
  }
}
