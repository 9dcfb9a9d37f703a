import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { getGroup, markArrived, reprice } from '@/cloud/staff'
import { useAsked } from '@/cloud/use-asked'
import { toast } from '@/platform/toast'
import { now } from '@/session/clock'
import { useIntent } from '@/session/use-intent'
import { money } from '@/texts/money'

/** One group as staff see it, and the two things they may do to it. */
export function useStaffGroup() {
  const groupId = useRouter().params.id ?? ''
  const { asked, again } = useAsked(useCallback(() => getGroup(groupId), [groupId]))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const pricing = useIntent()
  const arriving = useIntent()
  const group = asked.state === 'known' ? asked.data : undefined
  const over = !!group && now() >= group.endsAt

  /** Answers whether the price is the new one now; if not, `refusal` says why. */
  const changePrice = async (sku: string, priceFen: number): Promise<boolean> => {
    setBusy(true)
    setRefusal(undefined)
    const tapId = pricing.idFor(`${sku} ${priceFen}`)
    const reply = pricing.heard(await reprice({ groupId, sku, priceFen, tapId }))
    if (reply.ok) {
      toast(`改好了，新单按 ${money(priceFen)}`)
      await again()
    } else setRefusal(reply.refusal)
    setBusy(false)
    return reply.ok
  }

  const arrive = async (): Promise<boolean> => {
    setBusy(true)
    setRefusal(undefined)
    const reply = arriving.heard(await markArrived({ groupId, tapId: arriving.idFor(groupId) }))
    // Somebody else was faster: the goods are there all the same.
    const there = reply.ok || reply.refusal.code === 'already-arrived'
    if (reply.ok) toast(`已标到货，${reply.data.orders} 单可以取了`)
    else setRefusal(reply.refusal)
    if (there) await again()
    setBusy(false)
    return reply.ok
  }

  return {
    asked,
    again,
    groupId,
    group,
    /** The price may move only while orders come in. */
    selling: (group?.state === 'open' || group?.state === 'formed') && !over,
    canArrive: group?.state === 'formed' && over && group.arrivedAt === null,
    arrived: !!group?.arrivedAt,
    /** Goods wait at the point: whoever stands there for the leader may hand them out. */
    canHandOut: !!group?.arrivedAt,
    busy,
    refusal,
    forgive: () => setRefusal(undefined),
    changePrice,
    arrive,
  }
}
