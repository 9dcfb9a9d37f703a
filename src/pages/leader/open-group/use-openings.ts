import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { listOpenings, openGroup } from '@/cloud/leader'
import { useAsked } from '@/cloud/use-asked'
import { goInstead, leaderPage } from '@/platform/route'
import { useIntent } from '@/session/use-intent'
import type { OpeningView } from '#contracts/leader'

/** What can be opened, what is chosen, and the one tap that opens it. */
export function useOpenings() {
  const { asked, again } = useAsked(listOpenings)
  const [wanted, choose] = useState<string>()
  const [pointId, choosePoint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const intent = useIntent()

  const openings = asked.state === 'known' ? asked.data.openings : []
  const points = asked.state === 'known' ? asked.data.points : []
  // The first one is chosen already: whoever wants the usual only taps the button.
  const chosen = openings.find(opening => keyOf(opening) === wanted) ?? openings[0]
  const point = points.find(({ id }) => id === pointId) ?? points[0]

  const open = async () => {
    if (!chosen || busy) return
    const wish = { from: { kind: chosen.kind, id: chosen.id }, ...(point ? { pointId: point.id } : {}) }
    setBusy(true)
    setRefusal(undefined)
    const reply = intent.heard(await openGroup({ openId: intent.idFor(JSON.stringify(wish)), ...wish }))
    if (reply.ok) {
      goInstead(leaderPage('share'), { id: reply.data.groupId, fresh: '1' })
      return
    }
    setBusy(false)
    setRefusal(reply.refusal)
    if (reply.refusal.code === 'offline' || reply.refusal.code === 'broken') return
    await again()
  }

  return {
    asked,
    again,
    openings,
    points,
    chosen,
    choose: (key: string) => {
      setRefusal(undefined)
      choose(key)
    },
    point,
    choosePoint,
    busy,
    refusal,
    open,
  }
}

/** A template and a past group may share an id. */
export const keyOf = ({ kind, id }: Pick<OpeningView, 'kind' | 'id'>): string => `${kind}-${id}`
