import type { CancelOutput, CheckOutput, GetOutput, ListOutput, PayOutput } from '#contracts/order'
import { call } from './client'

export const getOrder = (orderId: string) => call<GetOutput>('order', 'get', { orderId })
export const listOrders = (input: { after?: string; face?: 'all' | 'to-pay' | 'to-collect' | 'done' }) =>
  call<ListOutput>('order', 'list', input)
export const payOrder = (orderId: string) => call<PayOutput>('order', 'pay', { orderId })
export const checkOrder = (orderId: string) => call<CheckOutput>('order', 'check', { orderId })
export const cancelOrder = (orderId: string) => call<CancelOutput>('order', 'cancel', { orderId })
