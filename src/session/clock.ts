import { useEffect, useState } from 'react'

/** How far the cloud's clock is ahead of this phone's, in ms. */
let ahead = 0

/** Sets our clock by what the cloud just said. */
export function heard(cloudNow: number): void {
  ahead = cloudNow - Date.now()
}

/** The cloud's time in ms since 1970, as near as the last answer tells. A phone's own clock may be a day off. */
export const now = (): number => Date.now() + ahead

/** Now, looked at again every `every` ms (default a minute) while the page is shown. */
export function useNow(every = 60_000): number {
  const [time, look] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => look(now()), every)
    return () => clearInterval(timer)
  }, [every])
  return time
}
