import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Paged } from '#contracts/views'
import { onNudge } from '@/platform/nudge'
import type { Refusal, Reply } from './client'
import { refreshed, without } from './refreshed'

export interface Listed<T> {
  /** Undefined until the first page is here. */
  rows: T[] | undefined
  next: string | null
  /** Why the first page could not be read, or the last attempt at a further one failed. */
  refusal?: Refusal
  /** A further page is on its way. */
  busy: boolean
}

/**
 * A list that is read page by page: the first when the page is shown (and again whenever it comes back into view), the
 * next at the bottom. `ask` must not change unless the question does (useCallback); then the list begins anew.
 */
export function usePaged<T>(
  ask: (after?: string) => Promise<Reply<Paged<T>>>,
  keyOf: (row: T) => string,
): Listed<T> & { again: () => Promise<void>; more: () => void } {
  const [listed, set] = useState<Listed<T>>({ rows: undefined, next: null, busy: false })
  const turn = useRef(0)
  const key = useRef(keyOf)
  key.current = keyOf

  const again = useCallback(async () => {
    const mine = ++turn.current
    const reply = await ask()
    if (mine !== turn.current) return
    set(before =>
      reply.ok
        ? { ...refreshed(before, reply.data, key.current), busy: false }
        : { ...before, refusal: reply.refusal, busy: false },
    )
  }, [ask])

  const more = useCallback(() => {
    const { next, busy } = listed
    if (next === null || busy) return
    const mine = ++turn.current
    set(before => ({ ...before, busy: true, refusal: undefined }))
    void ask(next).then(reply => {
      if (mine !== turn.current) return
      set(before =>
        reply.ok
          ? {
              rows: [...(before.rows ?? []), ...without(reply.data.rows, before.rows ?? [], key.current)],
              next: reply.data.next,
              busy: false,
            }
          : { ...before, refusal: reply.refusal, busy: false },
      )
    })
  }, [ask, listed])

  const first = useRef(true)
  useEffect(() => {
    // Another question: nothing of the old list may stand under the new head.
    if (!first.current) {
      set({ rows: undefined, next: null, busy: false })
      void again()
    }
    first.current = false
  }, [again])
  useDidShow(() => void again())
  useReachBottom(more)
  useEffect(() => onNudge(() => void again()), [again])
  return { ...listed, again, more }
}
