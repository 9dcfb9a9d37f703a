import type { CollectOutput } from '../../contracts/leader'
import { canHandOut, handOut } from '../../domain/leader/hand-out'
import type { Instant } from '../../domain/money/types'
import type { Order } from '../../domain/order/types'
import { accepted, refused, type Result } from '../../domain/result'
import { markCollected } from '../_kit/store/hand-outs'
import { readOrder } from '../_kit/store/orders'

interface Tap {
  orderId: string
  how: 'code' | 'scan'
  tapId?: string | undefined
}
interface Hander {
  memberId: string
  name: string
}

/**
 * The goods change hands. One guarded update of the order, so they do it once, whoever scans at the same moment (C-54);
 * what follows (thanks, the invitation to say how it was, a word to the member) is written beside it. The same tap again
 * hears the same; any other hears when it was and who did it. Answers when the goods were handed out.
 */
export async function collect(
  { order, code }: { order: Order; code: string },
  { orderId, how, tapId }: Tap,
  by: Hander,
  now: Instant,
): Promise<Result<Instant>> {
  if (order._id !== orderId) return refused({ code: 'unknown-code' })
  const known = sameTap(order, tapId, by)
  if (known !== null) return accepted(known)
  const handed = handOut(order, by, how, now, tapId)
  if (!handed.ok) return handed
  const { collected, pieces, todo } = handed.value
  if (await markCollected(order, code, collected, pieces, todo)) return accepted(collected.at)
  const after = await readOrder(orderId)
  const twin = after && sameTap(after, tapId, by)
  if (twin) return accepted(twin)
  const why = after ? canHandOut(after) : null
  return why && !why.ok ? why : refused({ code: 'busy' })
}

function sameTap({ collected }: Order, tapId: string | undefined, by: Hander): Instant | null {
  const same = tapId !== undefined && collected?.tap === tapId && collected.by === by.memberId
  return same ? collected.at : null
}

/** What whoever handed out sees: whose goods, and how many of those that wait are still to go. */
export function handedOver(order: Order, at: Instant, waiting: Order[]): CollectOutput {
  const left = waiting.filter(one => canHandOut(one).ok).length
  return { orderId: order._id, name: order.memberName, units: order.units, at, left }
}
