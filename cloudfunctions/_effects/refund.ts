import { refundEntry } from '../../domain/ledger/entries'
import type { Instant } from '../../domain/money/types'
import type { Order, Refund } from '../../domain/order/types'
import type { Outcome } from '../../domain/todo/types'
import { cloudPayProvider } from '../_kit/payments/cloudpay'
import { insertEntry } from '../_kit/store/entries'
import { ofOrder } from './book'
import { done, type Effect } from './effect'

/** ms until a refund in progress is asked for again. WeChat takes seconds for a balance, days for a bank card. */
const MINUTE = 60_000
const ASK_AGAIN = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE]

/** ms between looks at a refund that the merchant's finance has to finish by hand. */
const LOOK_SLOWLY = 6 * 60 * MINUTE

/** One refund of an order, `refund-<refundId>`: asked for under one id on every try, queried until it is done. */
export const refundOrder: Effect<Order> = async (order, { now, name }) => {
  const refundId = name.slice('refund-'.length)
  const refund = order.refunds[refundId]
  if (!refund || refund.state === 'done') return done
  const known = await cloudPayProvider.queryRefund(refundId)
  switch (known.state) {
    case 'done': {
      const odd = refund.reason === 'odd-payment'
      await insertEntry(refundEntry(ofOrder(order), refundId, refund.fen, now, odd), now)
      const add = { [`tell-${name}`]: now, ...(odd ? { expire: now } : {}) }
      return { done: true, data: doneFields(order, refundId, refund, now), add }
    }
    case 'processing':
      return { again: now + waitFor(refund, now), data: { [`refunds.${refundId}.state`]: 'processing' } }
    case 'unknown-refund':
      return ask(order, refundId, refund, now)
    case 'abnormal':
      return {
        again: now + LOOK_SLOWLY,
        data: { [`refunds.${refundId}.state`]: 'abnormal' },
        watched: '用户的卡作废或冻结了，请财务在商户平台处理这笔退款',
      }
    case 'closed':
      return { stuck: '微信关闭了这笔退款，要重新申请', data: { [`refunds.${refundId}.state`]: 'closed' } }
    case 'unclear':
      throw new Error(known.why)
  }
}

async function ask(order: Order, refundId: string, refund: Refund, now: Instant): Promise<Outcome> {
  const transactionId = refund.transactionId ?? order.payment.transactionId
  const answer = await cloudPayProvider.refund({
    orderId: order._id,
    ...(transactionId === undefined ? {} : { transactionId }),
    refundId,
    // The whole of the payment it gives back from; an odd one's own amount.
    totalFen: refund.reason === 'odd-payment' ? refund.fen : order.payableFen,
    fen: refund.fen,
  })
  if (answer.state === 'unclear') throw new Error(answer.why)
  return { again: now + waitFor(refund, now), data: { [`refunds.${refundId}.state`]: 'processing' } }
}

function waitFor(refund: Refund, now: Instant): number {
  const waited = now - refund.askedAt
  return ASK_AGAIN.find(gap => gap > waited) ?? ASK_AGAIN[ASK_AGAIN.length - 1]!
}

function doneFields(order: Order, refundId: string, refund: Refund, now: Instant): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    [`refunds.${refundId}.state`]: 'done',
    [`refunds.${refundId}.doneAt`]: now,
  }
  if (refund.reason === 'second-payment') return fields
  if (refund.reason === 'odd-payment')
    return { ...fields, [`payment.odd.t${refund.transactionId ?? ''}.state`]: 'returned' }
  for (const [index, line] of order.lines.entries()) {
    fields[`lines.${index}.refunding`] = 0
    fields[`lines.${index}.refunded`] = line.refunded + line.refunding
  }
  return fields
}
