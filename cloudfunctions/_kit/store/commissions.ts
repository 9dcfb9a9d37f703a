import type { Fen, Instant } from '../../../domain/money/types'
import { command, database } from '../wechat'

/** Commission that waits in a leader's orders for their return windows. */
export function pendingCommission(leaderId: string): Promise<Fen> {
  return sumOf({ leaderId, 'commission.state': 'pending', 'payment.paidAt': command.gt(0) })
}

/** Commission on what was paid in [from, to) to a leader's groups; given up ones are left out. */
export function commissionOfDay(leaderId: string, from: Instant, to: Instant): Promise<Fen> {
  return sumOf({
    leaderId,
    'commission.state': command.in(['pending', 'due']),
    'payment.paidAt': command.gte(from).and(command.lt(to)),
  })
}

/** Commission on a group's paid orders, as it stands now. */
export function commissionOfGroup(groupId: string): Promise<Fen> {
  return sumOf({ groupId, 'payment.state': 'paid', 'commission.state': command.in(['pending', 'due']) })
}

async function sumOf(where: Record<string, unknown>): Promise<Fen> {
  const { list } = (await database
    .collection('orders')
    .aggregate()
    .match(where)
    .group({ _id: null, fen: command.aggregate.sum('$commission.fen') })
    .end()) as { list: { fen: number }[] }
  return (list[0]?.fen ?? 0) as Fen
}
