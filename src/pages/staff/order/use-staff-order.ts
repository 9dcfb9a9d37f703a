import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { getOrder } from '@/cloud/staff'
import { useQuestion } from '@/cloud/use-question'

export function useStaffOrder() {
  const orderId = useRouter().params.id ?? ''
  return { orderId, ...useQuestion(useCallback(() => getOrder(orderId), [orderId])) }
}
