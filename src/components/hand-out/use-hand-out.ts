import { useState } from 'react'
import type { Refusal, Reply } from '@/cloud/client'
import { scan } from '@/platform/scan'
import { tick } from '@/platform/vibrate'
import { useIntent } from '@/session/use-intent'
import type { CollectOutput, FindOutput } from '#contracts/leader'
import { readCode } from '#domain/leader/read-code'
import { partsWords } from '@/texts/words'

interface Found {
  parcel: FindOutput
  code: string
  how: 'code' | 'scan'
}

/** Where it is handed out, a leader's points or a group's: how a code is looked up there, and its goods handed over. */
export interface Counter {
  find(code: string): Promise<Reply<FindOutput>>
  collect(input: {
    orderId: string
    code: string
    how: 'code' | 'scan'
    tapId: string
  }): Promise<Reply<CollectOutput>>
}

/** One code after another: read it, see whose goods they are, hand them over. */
export function useHandOut(counter: Counter) {
  const [digits, setDigits] = useState('')
  const [found, setFound] = useState<Found>()
  const [handed, setHanded] = useState<CollectOutput & { parts: string }>()
  const [busy, setBusy] = useState<'find' | 'hand-over'>()
  const [refusal, setRefusal] = useState<Refusal>()
  const intent = useIntent()

  const find = async (text: string, how: Found['how']) => {
    if (busy) return
    setHanded(undefined)
    setRefusal(undefined)
    setFound(undefined)
    const code = readCode(text)
    // Some other QR code need not travel to be unknown.
    if (!code) return setRefusal({ code: 'unknown-code' })
    setDigits(code.digits)
    setBusy('find')
    const reply = await counter.find(text)
    setBusy(undefined)
    if (reply.ok) setFound({ parcel: reply.data, code: text, how })
    else setRefusal(reply.refusal)
  }

  const handOver = async () => {
    if (!found || busy) return
    setBusy('hand-over')
    setRefusal(undefined)
    const { orderId } = found.parcel
    const { code, how } = found
    const reply = intent.heard(
      await counter.collect({ orderId, code, how, tapId: intent.idFor(`${orderId} ${code}`) }),
    )
    setBusy(undefined)
    if (!reply.ok) {
      setRefusal(reply.refusal)
      // Unheard, the same tap may be tried again; anything else is about this code, and the next one may come.
      if (!mayTryAgain(reply.refusal)) setFound(undefined)
      return
    }
    tick()
    setHanded({ ...reply.data, parts: partsWords(found.parcel.units, found.parcel.lines) })
    setFound(undefined)
    setDigits('')
  }

  return {
    digits,
    type: (text: string) => {
      setDigits(text.normalize('NFKC').replace(/\D/g, '').slice(0, 6))
      setRefusal(undefined)
      setFound(undefined)
    },
    found: found?.parcel,
    handed,
    busy,
    refusal,
    /** This code is done with, one way or the other: the next one may come. */
    over: (!!handed && digits === '') || (!!refusal && !mayTryAgain(refusal)),
    findTyped: () => void find(digits, 'code'),
    scanNext: async () => {
      const text = await scan()
      if (text !== undefined) await find(text, 'scan')
    },
    handOver: () => void handOver(),
    forget: () => {
      setFound(undefined)
      setRefusal(undefined)
      setDigits('')
    },
  }
}

const mayTryAgain = ({ code }: Refusal): boolean => code === 'offline' || code === 'broken' || code === 'busy'
