import { useRouter } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { answerCase, getCase } from '@/cloud/staff'
import { useAsked } from '@/cloud/use-asked'
import { randomId } from '@/platform/random-id'
import { forget, read, write } from '@/platform/storage'
import { toast } from '@/platform/toast'

/** A case and the answer that is being written to it. */
export function useCase() {
  const caseId = useRouter().params.id ?? ''
  const { asked, again, keep } = useAsked(useCallback(() => getCase(caseId), [caseId]))
  const draft = `answer.${caseId}`
  // What was written is never lost: not by a call, not by a closed app.
  const [text, setText] = useState(() => read<string>(draft) ?? '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  /** The same words keep their id until the cloud has answered, so that a second tap says nothing twice. */
  const intent = useRef<{ id: string; text: string }>()

  const type = (next: string) => {
    setText(next)
    write(draft, next)
    setRefusal(undefined)
  }

  const send = async () => {
    const words = text.trim()
    if (words === '' || busy) return
    if (intent.current?.text !== words) intent.current = { id: randomId(), text: words }
    setBusy(true)
    setRefusal(undefined)
    const reply = await answerCase({ caseId, answerId: intent.current.id, text: words })
    setBusy(false)
    if (!reply.ok) {
      setRefusal(reply.refusal)
      if (reply.refusal.code === 'case-solved') await again()
      return
    }
    intent.current = undefined
    forget(draft)
    setText('')
    keep(reply.data)
    toast('回好了，对方会收到通知')
  }

  return { asked, again, text, type, send, busy, refusal }
}
