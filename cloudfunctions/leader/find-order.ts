import { readCode } from '../../domain/leader/read-code'
import type { Leader } from '../../domain/leader/types'
import type { Order } from '../../domain/order/types'
import type { RefusalOf } from '../../domain/refusals'
import { accepted, refused, type Result } from '../../domain/result'
import { readOrder } from '../_kit/store/orders'
import { readPickup } from '../_kit/store/pickups'

const unknown = refused({ code: 'unknown-code' })

/**
 * The order behind a code at one of the leader's own points, and of one of her own groups. Anything else, also a
 * code that is good elsewhere, is just unknown to her (C-54, C-70).
 */
export async function findOrder(
  text: string,
  leader: Leader,
  pointId?: string,
): Promise<Result<{ order: Order; code: string }, RefusalOf<'unknown-code'>>> {
  const code = readCode(text)
  if (!code) return unknown
  const wanted = code.pointId ?? pointId
  const points = wanted === undefined ? leader.pointIds : leader.pointIds.filter(id => id === wanted)
  const pickups = await Promise.all(points.map(id => readPickup(id, code.digits)))
  const orders = await Promise.all(pickups.flatMap(pickup => (pickup ? [readOrder(pickup.orderId)] : [])))
  const hers = orders.filter(
    order => order?.leaderId === leader._id && order.pickup?.code === code.digits,
  ) as Order[]
  // Typed without its point, a code may fit two of her points; what still waits is meant.
  const order = hers.find(({ collected }) => !collected) ?? hers[0]
  return order ? accepted({ order, code: code.digits }) : unknown
}
