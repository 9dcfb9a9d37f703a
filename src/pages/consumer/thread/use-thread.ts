import { useCallback, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { getThread, solveCase } from '@/cloud/survey'
import { useAsked } from '@/cloud/use-asked'

/** One matter between me and the brand, and whether it is solved. */
export function useThread(caseId: string) {
  const { asked, again, keep } = useAsked(useCallback(() => getThread(caseId), [caseId]))
  const [busy, setBusy] = useState<'solved' | 'not-solved'>()
  const [refusal, setRefusal] = useState<Refusal>()

  /** Answers whether it was taken over. */
  const say = async (solved: boolean, text: string): Promise<boolean> => {
    if (busy) return false
    setBusy(solved ? 'solved' : 'not-solved')
    setRefusal(undefined)
    const words = text.trim()
    const reply = await solveCase({ caseId, solved, ...(words ? { text: words } : {}) })
    setBusy(undefined)
    if (reply.ok) keep(reply.data)
    else setRefusal(reply.refusal)
    return reply.ok
  }
  return { asked, again, thread: asked.state === 'known' ? asked.data : undefined, busy, refusal, say }
}
