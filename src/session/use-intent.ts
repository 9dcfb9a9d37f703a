import { useRef } from 'react'
import type { Reply } from '@/cloud/client'
import { isUnheard } from '@/cloud/reply'
import { randomId } from '@/platform/random-id'

/**
 * What somebody means to do, under an id of its own: the same contents keep theirs until the cloud has answered, so that a
 * second tap does nothing twice. `heard` ends it when the answer is one.
 */
export function useIntent() {
  const intent = useRef<{ id: string; contents: string }>()
  return useRef({
    idFor(contents: string): string {
      if (intent.current?.contents !== contents) intent.current = { id: randomId(), contents }
      return intent.current.id
    },
    heard<T>(reply: Reply<T>): Reply<T> {
      if (!isUnheard(reply)) intent.current = undefined
      return reply
    },
  }).current
}
