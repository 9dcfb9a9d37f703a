import type { Leader } from '../../domain/leader/types'
import { readCode } from '../../domain/leader/read-code'
import type { Order } from '../../domain/order/types'
import type { RefusalOf } from '../../domain/refusals'
import { accepted, refused, type Result } from '../../domain/result'
import { readOrder } from '../_kit/store/orders'
import { readPickup } from '../_kit/store/pickups'

const unknown = refused({ code: 'unknown-code' })

/** Where whoever hands out may look, and which orders there are for her to hand out. */
export interface Counter {
  pointIds: string[]
  has(order: Order): boolean
}

/** A leader's own points and groups. */
export const counterOfLeader = ({ _id, pointIds }: Pick<Leader, '_id' | 'pointIds'>): Counter => ({
  pointIds,
  has: ({ leaderId }) => leaderId === _id,
})

/**
 * The order behind a code at one of these points, and of one of these groups. Anything else, also a code that is good
 * elsewhere, is just unknown here (C-54, C-70).
 */
export async function findOrder(
  text: string,
  counter: Counter,
  pointId?: string,
): Promise<Result<{ order: Order; code: string }, RefusalOf<'unknown-code'>>> {
  const code = readCode(text)
  if (!code) return unknown
  const wanted = code.pointId ?? pointId
  const points = wanted === undefined ? counter.pointIds : counter.pointIds.filter(id => id === wanted)
  const pickups = await Promise.all(points.map(id => readPickup(id, code.digits)))
  const orders = await Promise.all(pickups.flatMap(pickup => (pickup ? [readOrder(pickup.orderId)] : [])))
  const theirs = orders.filter(
    order => order && counter.has(order) && order.pickup?.code === code.digits,
  ) as Order[]
  // Typed without its point, a code may fit two of the points; what still waits is meant.
  const order = theirs.find(({ collected }) => !collected) ?? theirs[0]
  return order ? accepted({ order, code: code.digits }) : unknown
}
