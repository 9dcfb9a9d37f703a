import { useRef, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { importGoods } from '@/cloud/staff'
import { randomId } from '@/platform/random-id'
import type { ImportOutput } from '#contracts/staff'

/** Pasted text becomes goods, whole or not at all. The same text keeps its id, so a second tap finishes the first. */
export function useImport(onDone: () => void) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [done, setDone] = useState<ImportOutput>()
  const intent = useRef<{ id: string; text: string }>()

  const type = (next: string) => {
    setText(next)
    setRefusal(undefined)
    setDone(undefined)
  }

  const send = async () => {
    if (busy || text.trim() === '') return
    if (intent.current?.text !== text) intent.current = { id: randomId(), text }
    setBusy(true)
    setRefusal(undefined)
    const reply = await importGoods({ importId: intent.current.id, csv: text })
    setBusy(false)
    if (!reply.ok) {
      // What was refused is a finished try; what was not heard may still have been done.
      if (
        reply.refusal.code !== 'offline' &&
        reply.refusal.code !== 'broken' &&
        reply.refusal.code !== 'busy'
      )
        intent.current = undefined
      setRefusal(reply.refusal)
      return
    }
    intent.current = undefined
    setText('')
    setDone(reply.data)
    onDone()
  }

  return { text, type, send, busy, refusal, done }
}
