import { useRouter } from '@tarojs/taro'
import { useCallback, useMemo, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { getGroup, joinGroup } from '@/cloud/group'
import { useAsked } from '@/cloud/use-asked'
import { pay } from '@/platform/pay'
import { consumerPage, goInstead } from '@/platform/route'
import { emptyBasket, useBasket } from '@/session/basket'
import { nothing, pricedBasket } from '@/session/priced-basket'
import type { Priced } from '@/session/priced-basket'
import { useIntent } from '@/session/use-intent'
import type { RefusalOf } from '#domain/refusals'

/** From the basket to a paid order; a changed price is shown and asked, never charged. */
export function useCheckout() {
  const groupId = useRouter().params.id ?? ''
  const { asked, again } = useAsked(useCallback(() => getGroup({ groupId }), [groupId]))
  const { basket } = useBasket(groupId)
  const group = asked.state === 'known' ? asked.data : undefined
  // What she is paying for stays on the page under the pay sheet, though the basket is empty by then.
  const [paying, setPaying] = useState<Priced>()
  const inBasket = useMemo(() => (group ? pricedBasket(group, basket) : nothing), [group, basket])
  const priced = paying ?? inBasket
  const [pointId, choosePoint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [changed, setChanged] = useState<RefusalOf<'price-changed'>>()
  const intent = useIntent()
  const point = group?.points.find(({ id }) => id === pointId) ?? group?.points[0]

  const place = async () => {
    if (!group || !point || busy) return
    const wish = {
      groupId,
      termsVersion: group.termsVersion,
      lines: priced.lines.map(({ good, quantity }) => ({ sku: good.sku, quantity })),
      pointId: point.id,
      expectedFen: priced.totalFen,
    }
    setBusy(true)
    setRefusal(undefined)
    const reply = intent.heard(await joinGroup({ joinId: intent.idFor(JSON.stringify(wish)), ...wish }))
    if (!reply.ok) {
      setBusy(false)
      if (reply.refusal.code === 'price-changed') setChanged(reply.refusal)
      else setRefusal(reply.refusal)
      // Whatever moved, the page shows the present; an unheard answer keeps its id and is simply asked again.
      if (reply.refusal.code !== 'offline') await again()
      return
    }
    setPaying(priced)
    emptyBasket(groupId)
    const { orderId } = reply.data.order
    const paid = reply.data.payment !== null && (await pay(reply.data.payment)) === 'paid'
    setBusy(false)
    // The order's page asks the cloud until it says paid: what the sheet says is only a hint.
    goInstead(consumerPage('order'), { id: orderId, ...(paid ? { paid: '1' } : {}) })
  }

  return {
    asked,
    again,
    group,
    priced,
    point,
    choosePoint,
    busy,
    refusal,
    changed,
    acceptChange: () => setChanged(undefined),
    place,
  }
}
