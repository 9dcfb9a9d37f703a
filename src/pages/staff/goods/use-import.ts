import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { importGoods } from '@/cloud/staff'
import { useIntent } from '@/session/use-intent'
import type { ImportOutput } from '#contracts/staff'

/** Pasted text becomes goods, whole or not at all. The same text keeps its id, so a second tap finishes the first. */
export function useImport(onDone: () => void) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [done, setDone] = useState<ImportOutput>()
  const intent = useIntent()

  const type = (next: string) => {
    setText(next)
    setRefusal(undefined)
    setDone(undefined)
  }

  const send = async () => {
    if (busy || text.trim() === '') return
    setBusy(true)
    setRefusal(undefined)
    const reply = intent.heard(await importGoods({ importId: intent.idFor(text), csv: text }))
    setBusy(false)
    if (!reply.ok) {
      setRefusal(reply.refusal)
      return
    }
    setText('')
    setDone(reply.data)
    onDone()
  }

  return { text, type, send, busy, refusal, done }
}
