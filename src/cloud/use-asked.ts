import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { onNudge } from '@/platform/nudge'
import type { Refusal, Reply } from './client'

/** What a page knows of what it asked for. What was known stays shown while it is asked again. */
export type Asked<T> =
  | { state: 'asking' }
  | {
      state: 'known'
      data: T
      /** The last attempt to ask again failed; what is shown is from before. */ stale?: Refusal
    }
  | { state: 'refused'; refusal: Refusal }

export interface Asking<T> {
  asked: Asked<T>
  /** Asks again; what is shown stays until the answer is here. */
  again: () => Promise<void>
  /** Takes over what another answer already said. */
  keep: (data: T) => void
}

/**
 * Asks when the asking part appears, when the question becomes another one, and whenever its page comes back into view. An answer that was overtaken
 * by a later question is dropped. `ask` must not change unless the question does (useCallback).
 */
export function useAsked<T>(ask: () => Promise<Reply<T>>): Asking<T> {
  const [asked, set] = useState<Asked<T>>({ state: 'asking' })
  const turn = useRef(0)
  const first = useRef<'not yet' | 'asked' | 'answered'>('not yet')
  const again = useCallback(async () => {
    const mine = ++turn.current
    const reply = await ask()
    if (mine !== turn.current) return
    set(before => {
      if (reply.ok) return { state: 'known', data: reply.data }
      if (before.state === 'known' && reply.refusal.code === 'offline')
        return { ...before, stale: reply.refusal }
      return { state: 'refused', refusal: reply.refusal }
    })
  }, [ask])
  const keep = useCallback((data: T) => {
    turn.current++
    set({ state: 'known', data })
  }, [])
  const begin = () => {
    if (first.current === 'asked') return
    const beginning = first.current === 'not yet'
    if (beginning) first.current = 'asked'
    void again().then(() => {
      if (beginning) first.current = 'answered'
    })
  }
  useDidShow(begin)
  // A part that appears on a page already shown is told of no showing; and another question (another region, another
  // pick-up point) is asked at once.
  const asker = useRef(again)
  useEffect(() => {
    if (first.current === 'not yet') begin()
    else if (asker.current !== again) void again()
    asker.current = again
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `begin` is made anew each time and belongs to `again`
  }, [again])
  useEffect(() => onNudge(() => void again()), [again])
  return { asked, again, keep }
}
