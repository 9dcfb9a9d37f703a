import { useCallback, useMemo, useState } from 'react'
import type { Paged } from '#contracts/views'
import type { Refusal, Reply } from './client'
import { useAsked } from './use-asked'

/** One page of a list at a time, so that a list of any length stays a short page. */
export interface OnePage<T> {
  state: 'asking' | 'known' | 'refused'
  /** Of the page that is shown; undefined while it is asked for. */
  data: T | undefined
  refusal: Refusal | undefined
  /** What is shown is from before: the last attempt heard nothing. */
  stale: boolean
  again: () => Promise<void>
  /** Counts from 1. */
  page: number
  next: (() => void) | undefined
  before: (() => void) | undefined
}

interface Question<T> {
  ask: (after: { after?: string }) => Promise<Reply<T>>
  trail: string[]
}

const start: string[] = []

/** `ask` must not change unless the list is another one (useCallback); then it begins with its first page. */
export function useOnePage<T extends Paged<unknown>>(ask: Question<T>['ask']): OnePage<T> {
  const [place, setPlace] = useState<Question<T>>({ ask, trail: start })
  const trail = place.ask === ask ? place.trail : start
  const question = useMemo(() => ({ ask, trail }), [ask, trail])
  const { asked, again } = useAsked(
    useCallback(async (): Promise<Reply<{ of: Question<T>; data: T }>> => {
      const after = question.trail[question.trail.length - 1]
      const reply = await question.ask(after === undefined ? {} : { after })
      return reply.ok ? { ...reply, data: { of: question, data: reply.data } } : reply
    }, [question]),
  )
  const known = asked.state === 'known' && asked.data.of === question ? asked.data.data : undefined
  const next = known?.next
  return {
    state: asked.state === 'refused' ? 'refused' : known ? 'known' : 'asking',
    data: known,
    refusal: asked.state === 'refused' ? asked.refusal : undefined,
    stale: asked.state === 'known' && !!asked.stale,
    again,
    page: trail.length + 1,
    next: next ? () => setPlace({ ask, trail: [...trail, next] }) : undefined,
    before: trail.length > 0 ? () => setPlace({ ask, trail: trail.slice(0, -1) }) : undefined,
  }
}
