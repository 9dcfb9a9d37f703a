import { useCallback, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { becomeMember } from '@/cloud/member'
import type { Refusal } from '@/cloud/client'
import { isMember, keepMe, learnMe, me, useMe } from '@/session/me'
import { ConsentSheet } from './consent'

export interface Membership {
  /**
   * Resolves true at once for a member with consent in force; else shows the sheet, and resolves whether she joined.
   * Nothing is lost by saying no.
   */
  ensure: () => Promise<boolean>
  /** Place it as the last child of Page. */
  sheet: ReactNode
}

/** What makes a member of whoever taps, where it is needed and no earlier. `groupId` is the group that brought her. */
export function useMembership(source: { groupId?: string } = {}): Membership {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const waiting = useRef<((joined: boolean) => void)[]>([])
  const { groupId } = source
  const returning = !!useMe()?.member

  const settle = useCallback((joined: boolean) => {
    setOpen(false)
    for (const tell of waiting.current.splice(0)) tell(joined)
  }, [])

  const ensure = useCallback(async () => {
    // Who arrives by a shared card may tap before the first answer about her is here.
    if (!me()) await learnMe()
    if (isMember(me())) return true
    setRefusal(undefined)
    setOpen(true)
    return new Promise<boolean>(resolve => waiting.current.push(resolve))
  }, [])

  const join = useCallback(async () => {
    setBusy(true)
    setRefusal(undefined)
    if (!me()) await learnMe()
    const versions = me()?.versions
    if (versions) {
      const reply = await becomeMember({ ...versions, ...(groupId ? { source: { groupId } } : {}) })
      if (reply.ok) {
        keepMe(reply.data)
        settle(true)
      } else {
        setRefusal(reply.refusal)
        // The texts changed while she read: the next tap agrees to the new ones.
        if (reply.refusal.code === 'consent-needed') await learnMe(true)
      }
    } else {
      setRefusal({ code: 'offline' })
    }
    setBusy(false)
  }, [groupId, settle])

  const sheet = (
    <ConsentSheet
      open={open}
      returning={returning}
      busy={busy}
      refusal={refusal}
      onRefuse={() => settle(false)}
      onJoin={() => void join()}
    />
  )
  return { ensure, sheet }
}
