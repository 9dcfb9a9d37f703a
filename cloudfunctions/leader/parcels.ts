import { canHandOut } from '../../domain/leader/hand-out'
import { allPaidOrdersOf } from '../_kit/store/hand-outs'

export interface HouseholdParcel {
  memberId: string
  name: string
  done: boolean
}

/** What these groups' neighbours get at the point, handed out or not; orders on their way back are left out. */
export async function parcelsOf(groupIds: string[]): Promise<HouseholdParcel[]> {
  const orders = (await Promise.all(groupIds.map(allPaidOrdersOf))).flat()
  return orders
    .filter(order => order.collected !== null || canHandOut(order).ok)
    .map(({ memberId, memberName, collected }) => ({ memberId, name: memberName, done: collected !== null }))
}
