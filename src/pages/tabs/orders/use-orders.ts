import { useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { listOrders } from '@/cloud/order'
import { usePaged } from '@/cloud/use-paged'
import { learnMe } from '@/session/me'
import type { OrderCard } from '#contracts/views'

export type Tab = 'all' | 'to-pay' | 'to-collect' | 'done'

/** My orders under one of four heads, newest first. */
export function useOrders() {
  const [tab, choose] = useState<Tab>('all')
  const listed = usePaged(
    useCallback((after?: string) => listOrders({ face: tab, ...(after ? { after } : {}) }), [tab]),
    orderKey,
  )
  // How many notices are unread may have changed while she was elsewhere.
  useDidShow(() => void learnMe(true))
  return { tab, choose, ...listed }
}

export const orderKey = ({ orderId }: OrderCard) => orderId
