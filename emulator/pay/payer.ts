/** What the person at the pay sheet does, and what becomes of it. */
import type { Agenda } from '../clock/agenda.ts'
import type { CloudClock } from '../clock/clock.ts'
import type { NoticeLies, PayerBehaviour } from '../types.ts'
import type { Book } from './book.ts'
import type { Notices } from './notices.ts'
import { isExpired, tradeState, type Payment, type PayOrder } from './order.ts'

/** ms a prepay may be paid when the shop set no time_expire. Source: WeChat Pay v2, "prepay_id 有效期2小时". */
const PREPAY_LIFE_MS = 2 * 3600 * 1000
/** Fen by which an odd payment is short; ours. */
const ODD_LESS_FEN = 10
/** ms after the order's end at which the money of a late payer arrives. Ours; long enough to have been closed. */
const LATE_BY_MS = 2 * 60 * 1000

/** The hardest forgery: right source, right order, wrong amount, and no money behind it. */
const HARDEST_LIES: NoticeLies = { totalFee: 1, cashFee: 1 }

export interface Payer {
  /** `lies`: what a forged notice says instead of the truth. */
  confirm(prepayId: string, behaviour: PayerBehaviour, lies?: NoticeLies): Promise<'ok' | 'cancel'>
  /** Takes up a late payment an earlier run of the cloud left. */
  resume(order: PayOrder): void
}

export function createPayer(world: {
  book: Book
  notices: Notices
  clock: CloudClock
  agenda: Agenda
}): Payer {
  const { book, notices, clock, agenda } = world

  /** Notes the payment on the order; whoever asks for it saves the order, together with what follows. */
  function takeMoney(order: PayOrder, prepayId: string, odd?: Payment['odd']): Payment {
    const now = clock.now()
    const payment: Payment = {
      transactionId: book.newTransactionId(now),
      prepayId,
      paidAt: now,
      refunds: [],
      ...(odd && { odd }),
    }
    order.payments.push(payment)
    return payment
  }

  async function pay(order: PayOrder, prepayId: string, odd?: Payment['odd']): Promise<'ok'> {
    await notices.tell(order, 'paid', takeMoney(order, prepayId, odd).transactionId)
    return 'ok'
  }

  /**
   * Two phones, two sheets: the order is paid through this prepay and through another one of its own. WeChat's
   * own guard makes this rare, but shops see it. `queryOrder` shows the first; see there for the second.
   */
  async function payTwice(order: PayOrder, prepayId: string): Promise<void> {
    const other = order.prepayIds.find(each => each !== prepayId) ?? book.newPrepayId(clock.now())
    if (!order.prepayIds.includes(other)) order.prepayIds.push(other)
    await pay(order, prepayId)
    await pay(order, other)
  }

  /** The tap is in time, the bank is not. Until it delivers, WeChat says NOTPAY and lets the order be closed. */
  function payLate(order: PayOrder, prepayId: string): void {
    const end = order.timeExpire ?? clock.now() + PREPAY_LIFE_MS
    order.late = { prepayId, at: end + LATE_BY_MS }
    book.save(order)
    planLate(order)
  }

  function planLate(order: PayOrder): void {
    if (!order.late) return
    const { prepayId, at } = order.late
    agenda.at(at, `late payment ${order.outTradeNo}`, async () => {
      delete order.late
      await pay(order, prepayId)
    })
  }

  async function act(
    order: PayOrder,
    prepayId: string,
    behaviour: PayerBehaviour,
    lies: NoticeLies,
  ): Promise<'ok' | 'cancel'> {
    switch (behaviour) {
      case 'pays':
        return pay(order, prepayId)
      case 'pays-odd-amount':
        return pay(order, prepayId, { totalFee: Math.max(1, order.totalFee - ODD_LESS_FEN) })
      case 'pays-odd-currency':
        return pay(order, prepayId, { feeType: 'USD' })
      case 'pays-odd-merchant':
        return pay(order, prepayId, { subMchId: '1900000000' })
      case 'cancels':
        return 'cancel'
      case 'pays-twice':
        await payTwice(order, prepayId)
        return 'ok'
      case 'pays-late':
        payLate(order, prepayId)
        return 'ok'
      case 'notice-lost':
        takeMoney(order, prepayId)
        book.save(order)
        return 'ok'
      case 'notice-forged':
        await notices.forge(order, lies)
        return 'cancel'
    }
  }

  return {
    async confirm(prepayId, behaviour, lies = HARDEST_LIES) {
      const order = book.byPrepayId(prepayId)
      if (!order) throw new Error(`no order waits for ${prepayId}`)
      // The real sheet says that the order is paid, closed or expired, and all the payer can do is leave.
      const payable = tradeState(order) === 'NOTPAY' && !order.late && !isExpired(order, clock.now())
      return payable ? act(order, prepayId, behaviour, lies) : 'cancel'
    },
    resume: planLate,
  }
}
