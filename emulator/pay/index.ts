/** The emulated WeChat Pay: what functions ask through `cloud.cloudPay`, and what payers do. */
import type { Agenda } from '../clock/agenda.ts'
import type { CloudClock } from '../clock/clock.ts'
import type { Chance } from '../durable/chance.ts'
import type { Journal } from '../durable/journal.ts'
import { CloudError } from '../server/cloud-error.ts'
import type { Cloud, NoticeLies, PayerBehaviour, PaymentRecord, RefundBehaviour } from '../types.ts'
import { openBook, type Book } from './book.ts'
import { closeOrder } from './close-order.ts'
import { createNotices, type CallShop } from './notices.ts'
import { isExpired, paidFee, tradeState, type PayOrder, type Refund } from './order.ts'
import { createPayer } from './payer.ts'
import { queryOrder } from './query-order.ts'
import { queryRefund } from './query-refund.ts'
import { refund } from './refund.ts'
import { PROVIDER_APPID, PROVIDER_MCH_ID, refused, type PayReply, type PayRequest } from './reply.ts'
import { unifiedOrder } from './unified-order.ts'

/** ms from asking for a refund to its success; WeChat says minutes for a balance, days for a bank card. */
const REFUND_DELAY_MS = 2000

/** What WeChat says to a refund it does not take. Source: WeChat Pay v2 "申请退款", 错误码. */
const REFUSALS: Record<string, string> = {
  NOTENOUGH: '商户可用退款余额不足',
  FREQUENCY_LIMITED: '频率限制，请1分钟后再试',
}

/** What the next payer does, and what a forged notice says then. */
interface Choice {
  behaviour: PayerBehaviour
  lies?: NoticeLies
}

export interface Pay {
  /** Answers one `wx.wxPayApi` request. `caller` is the person the asking function runs for. */
  answer(apiName: string, request: PayRequest, caller: string | undefined): PayReply
  handle: Cloud['pay']
  /** Takes orders of another run in, with everything that is still to happen to them. */
  takeIn(orders: PayOrder[]): void
  orders(): PayOrder[]
  book: Book
  /** What the pay sheet shows; `undefined` for a prepay that is not this person's. */
  sheet(prepayId: string, openid: string): { totalFee: number; body: string; payable: boolean } | undefined
}

export function createPay(world: {
  journal: Journal<PayOrder>
  clock: CloudClock
  agenda: Agenda
  chance: Chance
  appid: string
  callShop: CallShop
  log: (line: string) => void
}): Pay {
  const { clock, agenda, chance, appid } = world
  const book = openBook(world.journal, chance)
  const notices = createNotices({ ...world, book })
  const payer = createPayer({ book, notices, clock, agenda })
  let standing: Choice = { behaviour: 'pays' }
  let once: Choice | undefined
  let refunds: { behaviour: RefundBehaviour; left: number } = { behaviour: 'done', left: 0 }
  let failures: { left: number; errCode: string } = { left: 0, errCode: '' }

  book.all().forEach(resume)

  /** Arranges what is still to happen to an order that comes from the disk. */
  function resume(order: PayOrder): void {
    for (const payment of order.payments) for (const asked of payment.refunds) planRefund(order, asked)
    notices.resume(order)
    payer.resume(order)
  }

  function planRefund(order: PayOrder, asked: Refund): void {
    if (asked.state !== 'PROCESSING') return
    agenda.at(asked.dueAt, `refund ${asked.outRefundNo}`, async () => {
      await end(order, asked, asked.ends ?? 'SUCCESS')
    })
  }

  async function end(order: PayOrder, asked: Refund, state: 'SUCCESS' | 'CHANGE' | 'CLOSED'): Promise<void> {
    asked.state = state
    if (state === 'SUCCESS') asked.doneAt = clock.now()
    if (asked.functionName === undefined) book.save(order)
    else await notices.tell(order, 'refunded', asked.outRefundNo)
  }

  /** How the refund that is asked for now will end. */
  function ending(): Refund['ends'] {
    const { behaviour, left } = refunds
    if (left === 0) return undefined
    refunds = { behaviour, left: left - 1 }
    return behaviour === 'closed' ? 'CLOSED' : behaviour === 'abnormal' ? 'CHANGE' : undefined
  }

  function decide(apiName: string, request: PayRequest, caller: string | undefined): PayReply {
    const now = clock.now()
    switch (apiName) {
      case 'unifiedOrder':
        return unifiedOrder(request, { book, chance, now, appid, caller })
      case 'queryOrder':
        return queryOrder(request, book)
      case 'closeOrder':
        return closeOrder(request, { book, now })
      case 'refund':
        if (failures.left > 0) {
          failures.left--
          return refused(failures.errCode, REFUSALS[failures.errCode] ?? '退款申请失败')
        }
        return refund(request, {
          book,
          now,
          delay: handle.refundDelay,
          ends: ending(),
          asked: planRefund,
        })
      case 'queryRefund':
        return queryRefund(request, book)
      default:
        throw new CloudError('INVALID_PARAM', `cloudPay.${apiName} is not emulated`)
    }
  }

  const handle: Cloud['pay'] = {
    choose(behaviour, forHowMany = 'next', lies) {
      const choice = { behaviour, ...(lies && { lies }) }
      if (forHowMany === 'next') once = choice
      else standing = choice
    },
    chosen: () => (once ?? standing).behaviour,
    async confirm(prepayId, tap = 'pay') {
      if (tap === 'cancel') return 'cancel'
      const { behaviour, lies } = once ?? standing
      once = undefined
      return payer.confirm(prepayId, behaviour, lies)
    },
    async forge(outTradeNo, lies, outRefundNo) {
      const order = book.byOutTradeNo(outTradeNo)
      if (!order) throw new Error(`there is no order ${outTradeNo}`)
      return notices.forge(order, lies, outRefundNo)
    },
    record(outTradeNo) {
      const order = book.byOutTradeNo(outTradeNo)
      return order && recordOf(order)
    },
    records: () => book.all().map(recordOf),
    settle: () => agenda.settle(),
    refundDelay: REFUND_DELAY_MS,
    chooseRefund: (behaviour, forHowMany = 1) =>
      void (refunds = { behaviour, left: forHowMany === 'all' ? Number.POSITIVE_INFINITY : forHowMany }),
    chosenRefund: () => (refunds.left > 0 ? refunds.behaviour : 'done'),
    async finishRefund(outRefundNo) {
      const found = book.byOutRefundNo(outRefundNo)
      if (found?.refund.state !== 'CHANGE') throw new Error(`refund ${outRefundNo} is not abnormal`)
      await end(found.order, found.refund, 'SUCCESS')
    },
    failRefunds: (n, errCode = 'NOTENOUGH') => void (failures = { left: n, errCode }),
  }

  return {
    handle,
    answer(apiName, request, caller) {
      const reply = decide(apiName, request, caller)
      if (reply['return_code'] === 'FAIL') return reply
      return {
        appid: PROVIDER_APPID,
        mch_id: PROVIDER_MCH_ID,
        sub_appid: appid,
        ...(request['sub_mch_id'] !== undefined && { sub_mch_id: request['sub_mch_id'] }),
        nonce_str: chance.letters(32),
        ...reply,
      }
    },
    orders: book.all,
    book,
    takeIn(orders) {
      for (const order of orders) {
        book.save(order)
        resume(order)
      }
    },
    sheet(prepayId, openid) {
      const order = book.byPrepayId(prepayId)
      if (!order || order.openid !== openid) return undefined
      const payable = tradeState(order) === 'NOTPAY' && !isExpired(order, clock.now())
      return { totalFee: order.totalFee, body: order.body, payable }
    },
  }
}

function recordOf(order: PayOrder): PaymentRecord {
  return {
    outTradeNo: order.outTradeNo,
    prepayId: order.prepayIds[order.prepayIds.length - 1]!,
    openid: order.openid,
    totalFee: order.totalFee,
    state: tradeState(order),
    transactionIds: order.payments.map(payment => payment.transactionId),
    paidFees: order.payments.map(payment => paidFee(order, payment)),
    refunds: order.payments.flatMap(payment =>
      payment.refunds.map(({ outRefundNo, refundFee, state }) => ({ outRefundNo, refundFee, state })),
    ),
    ...(order.timeExpire !== undefined && { timeExpire: order.timeExpire }),
    shippings: order.payments.flatMap(({ transactionId, shipping }) =>
      shipping ? [{ transactionId, ...shipping }] : [],
    ),
  }
}
