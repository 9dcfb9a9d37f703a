import { commissionInput, type CommissionOutput, type CommissionRow } from '../../../contracts/leader'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { thanksDueAt } from '../../../domain/ledger/thanks'
import type { Fen } from '../../../domain/money/types'
import type { Order } from '../../../domain/order/types'
import { accepted } from '../../../domain/result'
import { forPastLeader } from '../../_kit/action'
import { pendingCommission } from '../../_kit/store/commissions'
import { paidOrdersFor } from '../../_kit/store/hand-outs'
import { readWallet } from '../../_kit/store/wallets'

/**
 * Every fen of commission with its base, rate and rounding per line. What is due stands in the wallet, what is pending
 * in the orders; the two are never added up.
 */
export const commission = forPastLeader(commissionInput, async ({ after }, { leader }) => {
  const [{ rows, next }, wallet, pending] = await Promise.all([
    paidOrdersFor(leader._id, after, PAGE_SIZE),
    readWallet(`leader-${leader._id}`),
    pendingCommission(leader._id),
  ])
  const output: CommissionOutput = {
    rows: rows.map(rowOf),
    next,
    dueFen: wallet?.commissionFen ?? (0 as Fen),
    pendingFen: pending,
  }
  return accepted(output)
})

/** Her own purchases stand here too, with a rate of 0: what is not counted is shown (C-32). */
function rowOf(order: Order): CommissionRow {
  const { commission, collected, payment } = order
  return {
    orderId: order._id,
    name: order.memberName,
    groupId: order.groupId,
    groupTitle: order.groupTitle,
    collectFrom: order.collectFrom,
    at: payment.paidAt ?? order.placedAt,
    state: commission.state,
    dueAt: collected ? thanksDueAt(collected.at) : null,
    fen: commission.fen,
    lines: order.lines.map(({ name, commission: { baseFen, rateBp, fen } }) => ({
      name,
      baseFen,
      rateBp,
      fen,
    })),
  }
}
