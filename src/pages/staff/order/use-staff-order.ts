import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { getOrder } from '@/cloud/staff'
import { useAsked } from '@/cloud/use-asked'

export function useStaffOrder() {
  const orderId = useRouter().params.id ?? ''
  return { orderId, ...useAsked(useCallback(() => getOrder(orderId), [orderId])) }
}
