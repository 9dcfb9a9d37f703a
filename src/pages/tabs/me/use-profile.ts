import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import type { Reply } from '@/cloud/client'
import { giveConsent, saveProfile } from '@/cloud/member'
import { keepMe, me, wearElder } from '@/session/me'
import type { Me } from '@/session/me'

/** What I change about myself. Each answers whether it was taken over; why not is in `refusal`. */
export function useProfile() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  const taken = async (asking: Promise<Reply<Me>>): Promise<boolean> => {
    setBusy(true)
    setRefusal(undefined)
    const reply = await asking
    setBusy(false)
    if (reply.ok) keepMe(reply.data)
    else setRefusal(reply.refusal)
    return reply.ok
  }

  return {
    busy,
    refusal,
    forget: () => setRefusal(undefined),
    rename: (name: string, household: string) =>
      taken(saveProfile({ ...(name.trim() ? { name: name.trim() } : {}), household: household.trim() })),
    move: (pointId: string) => taken(saveProfile({ pointId })),
    withdraw: () => taken(giveConsent({ give: false, ...versions() })),
    /** At once on this phone; her other phones follow when the cloud heard it. */
    wear: (on: boolean) => {
      wearElder(on)
      if (me()?.member && me()?.consent)
        void saveProfile({ elder: on }).then(reply => reply.ok && keepMe(reply.data))
    },
  }
}

const versions = () => me()?.versions ?? { privacy: 1, agreement: 1 }
