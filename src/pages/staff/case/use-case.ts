import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { answerCase, getCase } from '@/cloud/staff'
import { useAsked } from '@/cloud/use-asked'
import { forget, read, write } from '@/platform/storage'
import { toast } from '@/platform/toast'
import { useIntent } from '@/session/use-intent'

/** A case and the answer that is being written to it. */
export function useCase() {
  const caseId = useRouter().params.id ?? ''
  const { asked, again, keep } = useAsked(useCallback(() => getCase(caseId), [caseId]))
  const draft = `answer.${caseId}`
  // What was written is never lost: not by a call, not by a closed app.
  const [text, setText] = useState(() => read<string>(draft) ?? '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const intent = useIntent()

  const type = (next: string) => {
    setText(next)
    write(draft, next)
    setRefusal(undefined)
  }

  const send = async () => {
    const words = text.trim()
    if (words === '' || busy) return
    setBusy(true)
    setRefusal(undefined)
    const reply = intent.heard(await answerCase({ caseId, answerId: intent.idFor(words), text: words }))
    setBusy(false)
    if (!reply.ok) {
      setRefusal(reply.refusal)
      if (reply.refusal.code === 'case-solved') await again()
      return
    }
    forget(draft)
    setText('')
    keep(reply.data)
    toast('回好了，对方会收到通知')
  }

  return { asked, again, text, type, send, busy, refusal }
}
