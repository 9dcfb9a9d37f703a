import { useEffect, useRef } from 'react'
import type { Reply } from './client'
import { useAsked } from './use-asked'
import type { Asking } from './use-asked'

/** As useAsked, and asks at once when the question becomes another one (another region, another tab). */
export function useQuestion<T>(ask: () => Promise<Reply<T>>): Asking<T> {
  const asking = useAsked(ask)
  const { again } = asking
  // The page's coming into view asks the first time.
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else void again()
  }, [again])
  return asking
}
