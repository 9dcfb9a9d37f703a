/** What WeChat Pay tells the shop by calling its function, again and again until it says `{ errcode: 0 }`. */
import type { Agenda } from '../clock/agenda.ts'
import type { CloudClock } from '../clock/clock.ts'
import type { Chance } from '../durable/chance.ts'
import type { NoticeLies } from '../types.ts'
import type { Book } from './book.ts'
import { paidFee, statusOf, type Notice, type Payment, type PayOrder, type Refund } from './order.ts'
import { PROVIDER_APPID, PROVIDER_MCH_ID, type PayReply } from './reply.ts'
import { compactTime, spacedTime } from './wechat-time.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * Pauses before the second and each later telling, in ms. Source: WeChat Pay v2 "支付结果通知",
 * 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h; after that it is given up.
 */
export const PAUSES_MS = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
]

/** Calls the function named in the order; answers what it returned, rejects when it failed. */
export type CallShop = (functionName: string, event: Record<string, unknown>) => Promise<unknown>

export interface Notices {
  /**
   * Saves the order together with what is to be told of it, so that there is never money without its notice, tells it now
   * and arranges the repeats. Never rejects: the money does not wait.
   */
  tell(order: PayOrder, kind: Notice['kind'], about: string): Promise<void>
  /**
   * A telling that WeChat did not send: what it would say, with `lies` in place of its fields. Of a payment that was never
   * made, or of the first one there is; with `outRefundNo` of that refund. Answers whether the shop took it.
   * @throws when there is no such refund.
   */
  forge(order: PayOrder, lies: NoticeLies, outRefundNo?: string): Promise<boolean>
  /** Takes up the repeats an earlier run of the cloud left. */
  resume(order: PayOrder): void
}

export function createNotices(world: {
  book: Book
  clock: CloudClock
  agenda: Agenda
  chance: Chance
  appid: string
  callShop: CallShop
  log: (line: string) => void
}): Notices {
  const { book, clock, agenda, chance, appid, callShop, log } = world

  async function attempt(order: PayOrder, notice: Notice): Promise<void> {
    const message = messageOf(order, notice)
    if (!message) return
    notice.attempts++
    const heard = await hears(message.functionName, message.event)
    const pause = heard ? undefined : PAUSES_MS[notice.attempts - 1]
    if (pause === undefined) delete notice.nextAt
    else notice.nextAt = clock.now() + pause
    book.save(order)
    plan(order, notice)
  }

  function plan(order: PayOrder, notice: Notice): void {
    if (notice.nextAt === undefined) return
    agenda.at(notice.nextAt, `pay notice ${notice.kind} ${notice.about}`, () => attempt(order, notice))
  }

  async function hears(functionName: string, event: Record<string, unknown>): Promise<boolean> {
    try {
      const answer = (await callShop(functionName, event)) as { errcode?: unknown } | null | undefined
      return answer?.errcode === 0
    } catch (error) {
      log(`pay notice to ${functionName} failed: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }

  /** What a forger begins with: the notice of the payment, or of one that never was. */
  function paidMessage(order: PayOrder) {
    const now = clock.now()
    const invented: Payment = {
      transactionId: book.newTransactionId(now),
      prepayId: '',
      paidAt: now,
      refunds: [],
    }
    return {
      functionName: order.functionName,
      event: paidEvent(order, order.payments[0] ?? invented),
    }
  }

  function refundedMessage(order: PayOrder, outRefundNo: string) {
    const message = messageOf(order, { kind: 'refunded', about: outRefundNo, attempts: 0 })
    if (!message) throw new Error(`nobody asked to hear of a refund ${outRefundNo}`)
    return message
  }

  function messageOf(order: PayOrder, { kind, about }: Notice) {
    if (kind === 'paid') {
      const payment = order.payments.find(each => each.transactionId === about)
      return payment && { functionName: order.functionName, event: paidEvent(order, payment) }
    }
    for (const payment of order.payments) {
      const refund = payment.refunds.find(each => each.outRefundNo === about)
      if (refund?.functionName !== undefined)
        return { functionName: refund.functionName, event: refundedEvent(order, payment, refund) }
    }
    return undefined
  }

  /** The fields both kinds share, in the camelCase the cloud hands to functions. */
  const common = (order: PayOrder): PayReply => ({
    returnCode: 'SUCCESS',
    appid: PROVIDER_APPID,
    mchId: PROVIDER_MCH_ID,
    subAppid: appid,
    subMchId: order.subMchId,
    nonceStr: chance.letters(32),
    outTradeNo: order.outTradeNo,
    totalFee: order.totalFee,
  })

  const paidEvent = (order: PayOrder, payment: Payment): PayReply => ({
    ...common(order),
    resultCode: 'SUCCESS',
    isSubscribe: 'N',
    subOpenid: order.openid,
    subIsSubscribe: 'N',
    tradeType: 'JSAPI',
    bankType: 'OTHERS',
    ...(payment.odd?.subMchId !== undefined && { subMchId: payment.odd.subMchId }),
    totalFee: paidFee(order, payment),
    feeType: payment.odd?.feeType ?? 'CNY',
    cashFee: paidFee(order, payment),
    cashFeeType: payment.odd?.feeType ?? 'CNY',
    transactionId: payment.transactionId,
    ...(order.attach !== undefined && { attach: order.attach }),
    timeEnd: compactTime(payment.paidAt),
  })

  const refundedEvent = (order: PayOrder, payment: Payment, refund: Refund): PayReply => ({
    ...common(order),
    transactionId: payment.transactionId,
    totalFee: paidFee(order, payment),
    settlementTotalFee: paidFee(order, payment),
    outRefundNo: refund.outRefundNo,
    refundId: refund.refundId,
    refundFee: refund.refundFee,
    settlementRefundFee: refund.refundFee,
    refundStatus: statusOf(refund),
    refundRecvAccout: '支付用户的零钱',
    refundAccount: 'REFUND_SOURCE_RECHARGE_FUNDS',
    refundRequestSource: 'API',
    ...(refund.doneAt !== undefined && { successTime: spacedTime(refund.doneAt) }),
  })

  return {
    async tell(order, kind, about) {
      // It is due from now on, so that a cloud stopped in the middle of telling tells again.
      const notice: Notice = { kind, about, attempts: 0, nextAt: clock.now() }
      order.notices.push(notice)
      book.save(order)
      await attempt(order, notice)
    },
    async forge(order, lies, outRefundNo) {
      const { functionName, event } =
        outRefundNo === undefined ? paidMessage(order) : refundedMessage(order, outRefundNo)
      return hears(functionName, tellLies(event, lies))
    },
    resume(order) {
      for (const notice of order.notices) plan(order, notice)
    },
  }
}

/** A field that is `undefined` in the lies is left out of the notice. */
function tellLies(event: Record<string, unknown>, lies: NoticeLies): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...event, ...lies }).filter(([, value]) => value !== undefined))
}
