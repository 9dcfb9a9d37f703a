import { canHandOut } from '../../domain/leader/hand-out'
import type { Order } from '../../domain/order/types'
import { paidOrdersOf } from '../_kit/store/hand-outs'
import { PAGE_OF_ORDERS } from './limits'

export interface HouseholdParcel {
  memberId: string
  name: string
  done: boolean
}

/** What these groups' neighbours get at the point, handed out or not; orders on their way back are left out. */
export async function parcelsOf(groupIds: string[]): Promise<HouseholdParcel[]> {
  const orders = (await Promise.all(groupIds.map(allPaidOrders))).flat()
  return orders
    .filter(order => order.collected !== null || canHandOut(order).ok)
    .map(({ memberId, memberName, collected }) => ({ memberId, name: memberName, done: collected !== null }))
}

async function allPaidOrders(groupId: string): Promise<Order[]> {
  const all: Order[] = []
  let after: string | undefined
  do {
    const { rows, next } = await paidOrdersOf(groupId, after, PAGE_OF_ORDERS)
    all.push(...rows)
    after = next ?? undefined
  } while (after !== undefined)
  return all
}
