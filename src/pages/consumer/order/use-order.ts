import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect } from 'react'
import { getOrder } from '@/cloud/order'
import { useAsked } from '@/cloud/use-asked'
import { keepOrder, keptOrder } from '@/session/kept-orders'
import type { OrderView } from '#contracts/views'

/** One order as the cloud tells it; without network, as it was when its code was last seen here. */
export function useOrder() {
  const { params } = useRouter()
  const orderId = params.id ?? ''
  const { asked, again, keep } = useAsked(useCallback(() => getOrder(orderId), [orderId]))
  const told = asked.state === 'known' ? asked.data : undefined
  useEffect(() => {
    if (told) keepOrder(told)
  }, [told])
  const kept: OrderView | undefined = asked.state === 'refused' ? keptOrder(orderId) : undefined
  return {
    orderId,
    order: told ?? kept,
    /** What is shown is from before: there is no network, or she is no member just now. */
    old: !!kept || (asked.state === 'known' && !!asked.stale),
    refusal: asked.state === 'refused' && !kept ? asked.refusal : undefined,
    /** She comes from the pay sheet, which said it was paid. */
    justPaid: params.paid === '1',
    again,
    keep,
  }
}
