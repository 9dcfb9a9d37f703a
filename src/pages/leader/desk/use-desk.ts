import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { getDesk, markArrived } from '@/cloud/leader'
import { useAsked } from '@/cloud/use-asked'
import { useIntent } from '@/session/use-intent'
import type { DeskOutput } from '#contracts/leader'

export type Awaited = DeskOutput['toArrive'][number]

/** A leader's day, and the one thing she says of it here: that the van was there. */
export function useDesk() {
  const { asked, again } = useAsked(getDesk)
  const [arriving, setArriving] = useState<Awaited>()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const intent = useIntent()

  const ask = (group: Awaited) => {
    setRefusal(undefined)
    setArriving(group)
    setOpen(true)
  }
  const arrive = async () => {
    if (!arriving || busy) return
    setBusy(true)
    setRefusal(undefined)
    const { groupId } = arriving
    const reply = intent.heard(await markArrived({ groupId, tapId: intent.idFor(groupId) }))
    setBusy(false)
    if (reply.ok) setOpen(false)
    else setRefusal(reply.refusal)
    // Somebody else may have said so already: either way the desk shows the present.
    await again()
  }
  return {
    asked,
    again,
    arrival: { group: arriving, open, busy, refusal, ask, arrive, leave: () => setOpen(false) },
  }
}
