import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckOutput } from '../../../contracts/order'
import type { StaffOrderOutput, StuckOutput } from '../../../contracts/staff'
import type { Entry } from '../../../domain/ledger/types'
import type { PayerBehaviour } from '../../../emulator/types'
import { breaches, comeToRest } from '../../support/books'
import { amend, orderOf, place, placeAndPay, settleAll, shelfOf } from '../../support/joining'
import { openShop, type Shop } from '../../support/shop'
import { DAY, HOUR, MINUTE, people } from '../../support/world'

/** One cloud for all: each story opens a group of its own. */
let shop: Shop
let groupId = ''
let count = 0
async function open(wish: Parameters<Shop['openGroup']>[0] = {}) {
  count += 1
  groupId = await shop.openGroup({
    groupId: `odd${count}`,
    endsAt: shop.cloud.clock.now() + DAY,
    rule: { by: 'units', target: 6 },
    ...wish,
  })
}
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function payOddly(how: PayerBehaviour) {
  await open()
  const { orderId, prepayId } = await place(shop, people.lin, { groupId })
  shop.cloud.pay.choose(how)
  await shop.cloud.pay.confirm(prepayId)
  const transactionId = shop.cloud.pay.record(orderId)!.transactionIds[0]!
  return { orderId, transactionId, at: `t${transactionId}` }
}
const notice = (orderId: string, transactionId: string) =>
  shop.cloud.call<{ errcode: number }>(
    'payment',
    { outTradeNo: orderId, transactionId, resultCode: 'SUCCESS' },
    { source: 'wx_paycallback' },
  )
const cash = (orderId: string) =>
  shop
    .all<Entry>('entries', { orderId })
    .flatMap(({ postings }) => postings)
    .reduce<Record<string, number>>(
      (sums, { account, amount }) => ({ ...sums, [account]: (sums[account] ?? 0) + amount }),
      {},
    )
const staff = () => shop.as(people.xu)

describe('a payment that does not fit its order (C-07)', () => {
  it.each([
    ['its amount', 'pays-odd-amount', { why: 'amount', amount: 2750, currency: 'CNY' }],
    ['its currency', 'pays-odd-currency', { why: 'currency', amount: 2760, currency: 'USD' }],
    ['its merchant', 'pays-odd-merchant', { why: 'merchant', amount: 2760, merchantId: '1900000000' }],
  ] as const)('is put aside for %s, however often it is told, and nothing is paid', async (_, how, odd) => {
    const { orderId, transactionId, at } = await payOddly(how)
    for (let times = 0; times < 3; times += 1) expect((await notice(orderId, transactionId)).errcode).toBe(0)
    await settleAll(shop, 3)
    expect(orderOf(shop, orderId)).toMatchObject({
      payment: { state: 'placed', odd: { [at]: { ...odd, state: 'waiting' } } },
      stuck: true,
      todo: { mismatch: { stuck: true, lastError: odd.why } },
    })
    expect(shelfOf(shop, groupId).joined).toEqual({})
    // What is ours is booked as what it is; what is not in our account is in no book.
    expect(cash(orderId)).toEqual(odd.why === 'amount' ? { cash: 2750, odd: -2750 } : {})
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('keeps the order waiting past its window, and is then sent back, after which the order ends', async () => {
    const { orderId, transactionId, at } = await payOddly('pays-odd-amount')
    await settleAll(shop, 25)
    expect(orderOf(shop, orderId).payment).toMatchObject({ state: 'closing' })
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ held: 6 })
    const seen = await shop.as(people.lin).call<CheckOutput>('order', 'check', { orderId })
    expect(seen.order.story[0]).toMatchObject({ what: 'odd-payment', facts: { fen: 2750, asked: 2760 } })

    const input = { orderId, transactionId }
    const [first, second] = await Promise.all([1, 2].map(() => staff().call('shop', 'send-back', input)))
    expect([first, second]).toMatchObject([{ orderId }, { orderId }])
    await settleAll(shop, 4)
    const order = orderOf(shop, orderId)
    expect(Object.values(order.refunds)).toMatchObject([
      { reason: 'odd-payment', fen: 2750, state: 'done', transactionId },
    ])
    expect(order.payment).toMatchObject({ state: 'cancelled', odd: { [at]: { state: 'returned' } } })
    expect(order.stuck).toBe(false)
    expect(shelfOf(shop, groupId).items['mandarin']).toMatchObject({ free: 96, held: 0 })
    expect(shop.cloud.pay.record(orderId)!.refunds).toMatchObject([{ refundFee: 2750, state: 'SUCCESS' }])
    expect(cash(orderId)).toEqual({ cash: 0, odd: 0 })
    // Told once more, long after: it is known.
    await notice(orderId, transactionId)
    await comeToRest(shop.cloud, shop.cloud.clock.now() + 2 * DAY)
    expect(orderOf(shop, orderId).payment.state).toBe('cancelled')
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('does the same when it is sent back before its window ends', async () => {
    const { orderId, transactionId } = await payOddly('pays-odd-amount')
    await staff().call('shop', 'send-back', { orderId, transactionId })
    await settleAll(shop, 4)
    expect(orderOf(shop, orderId).payment.state).toBe('cancelled')
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it.each(['pays-odd-currency', 'pays-odd-merchant'] as const)(
    'cannot be sent back when it is not ours (%s): what became of it is noted, and the order ends',
    async how => {
      const { orderId, transactionId, at } = await payOddly(how)
      await staff().refused('shop', 'send-back', { orderId, transactionId }, 'not-ours')
      const note = '已联系微信支付，钱在对方商户'
      await staff().call('shop', 'dismiss', { orderId, transactionId, note })
      await staff().call('shop', 'dismiss', { orderId, transactionId, note })
      await settleAll(shop, 3)
      expect(orderOf(shop, orderId)).toMatchObject({
        payment: {
          state: 'cancelled',
          odd: { [at]: { state: 'dismissed', note: { text: note, byName: '许衡' } } },
        },
        refunds: {},
        stuck: false,
      })
      expect(breaches(shop.cloud, { settled: true })).toEqual([])
    },
  )

  it('waits again when it was dismissed as never ours and turns out to be', async () => {
    const { orderId, transactionId, at } = await payOddly('pays-odd-amount')
    // As it would stand if the merchant number had been mistyped, and staff had given up.
    const [why, state] = [`payment.odd.${at}.why`, `payment.odd.${at}.state`]
    await amend('orders', orderId, { [why]: 'merchant', [state]: 'dismissed', stuck: false })
    await notice(orderId, transactionId)
    expect(orderOf(shop, orderId)).toMatchObject({
      stuck: true,
      payment: { odd: { [at]: { why: 'amount', state: 'waiting' } } },
    })
    await staff().call('shop', 'send-back', { orderId, transactionId })
    await settleAll(shop, 4)
    expect(orderOf(shop, orderId)).toMatchObject({ payment: { state: 'cancelled' }, stuck: false })
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('is told to her when it never came to us, before and after it was dismissed', async () => {
    const { orderId, transactionId } = await payOddly('pays-odd-merchant')
    const seen = () => shop.as(people.lin).call<CheckOutput>('order', 'check', { orderId })
    expect((await seen()).order).toMatchObject({ face: 'to-pay', strayed: true })
    expect((await seen()).order.story[0]).toMatchObject({ what: 'odd-payment', facts: { ours: 0 } })
    await staff().call('shop', 'dismiss', { orderId, transactionId, note: '问过了' })
    await settleAll(shop, 3)
    expect((await seen()).order).toMatchObject({ face: 'cancelled', strayed: true })
  })

  it('is not for dismissing when it is ours, and only for those who see its region', async () => {
    const { orderId, transactionId } = await payOddly('pays-odd-amount')
    const input = { orderId, transactionId }
    await staff().refused('shop', 'dismiss', { ...input, note: '不管了' }, 'ours')
    await shop.as(people.meng).refused('shop', 'send-back', input, 'not-found')
    await shop.as(people.lin).refused('shop', 'send-back', input, 'forbidden')
    await staff().refused('shop', 'send-back', { orderId, transactionId: '42000' }, 'not-found')
    const shown = await staff().call<StaffOrderOutput>('shop', 'order', { orderId })
    expect(shown.odd).toMatchObject([{ transactionId, ours: true, amount: 2750, state: 'waiting' }])
    const { rows } = await staff().call<StuckOutput>('shop', 'stuck')
    expect(rows.find(({ id }) => id === orderId)).toMatchObject({ todo: 'mismatch', lastError: 'amount' })
    expect(shop.all('audits', { target: orderId, action: 'send-back' })).toMatchObject([
      { outcome: 'refused' },
      { outcome: 'refused' },
    ])
  })

  it('counts after all when the shop had the wrong merchant number, once staff try again', async () => {
    await open()
    const { orderId } = await placeAndPay(shop, people.lin, { groupId })
    // As it would stand if LINTUAN_MERCHANT_ID had been mistyped when the notice came.
    const { payment } = orderOf(shop, orderId)
    const id = payment.transactionId!
    const other = await place(shop, people.zhou, { groupId })
    shop.cloud.pay.choose('notice-lost')
    await shop.cloud.pay.confirm(other.prepayId)
    const transactionId = shop.cloud.pay.record(other.orderId)!.transactionIds[0]!
    const odd = {
      amount: 2760,
      currency: 'CNY',
      merchantId: '1',
      paidAt: 1,
      why: 'merchant',
      state: 'waiting',
    }
    await amend('orders', other.orderId, {
      [`payment.odd.t${transactionId}`]: odd,
      stuck: true,
      'todo.mismatch': { due: 1, tries: 1, stuck: true, lastError: 'merchant' },
    })
    await staff().call('shop', 'retry', { kind: 'order', id: other.orderId, todo: 'mismatch' })
    await settleAll(shop, 2)
    const order = orderOf(shop, other.orderId)
    expect(order).toMatchObject({ payment: { state: 'paid', transactionId }, stuck: false })
    expect(order.payment.odd).toEqual({})
    expect(id).not.toBe(transactionId)
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })
})

/** Hours in which the timers tick now and then: a jump runs a timer once. */
async function pass(hours: number) {
  for (let step = 0; step < hours * 6; step += 1) {
    await shop.cloud.clock.advance(10 * MINUTE)
    await shop.runTimers()
  }
}

/** A group that fails: its one order is given back. */
async function failing() {
  await open({ endsAt: shop.cloud.clock.now() + HOUR, rule: { by: 'units', target: 60 } })
  const { orderId } = await placeAndPay(shop, people.lin, { groupId })
  await shop.cloud.clock.advance(HOUR)
  await settleAll(shop, 3)
  const [refundId] = Object.keys(orderOf(shop, orderId).refunds)
  return { orderId, refundId: refundId! }
}

describe('a refund that WeChat does not finish (C-28)', () => {
  it('is asked for again once, under another number, when it was closed', async () => {
    shop.cloud.pay.chooseRefund('closed')
    const { orderId, refundId } = await failing()
    expect(orderOf(shop, orderId)).toMatchObject({
      refunds: { [refundId]: { state: 'closed' } },
      todo: { [`refund-${refundId}`]: { stuck: true } },
    })
    const before = await shop.as(people.lin).call<CheckOutput>('order', 'check', { orderId })
    expect(before.order.face).toBe('refunding')
    await Promise.all([1, 2, 3].map(() => staff().call('shop', 'refund-again', { orderId, refundId })))
    await settleAll(shop, 4)
    const order = orderOf(shop, orderId)
    const again = order.refunds[refundId]!.replacedBy!
    expect(Object.keys(order.refunds).sort()).toEqual([refundId, again].sort())
    expect(order).toMatchObject({
      refunds: { [again]: { state: 'done', fen: 2760 } },
      stuck: false,
      todo: {},
    })
    expect(shop.cloud.pay.record(orderId)!.refunds).toMatchObject([{ state: 'CLOSED' }, { state: 'SUCCESS' }])
    const after = await shop.as(people.lin).call<CheckOutput>('order', 'check', { orderId })
    expect(after.order.face).toBe('refunded')
    await staff().refused('shop', 'refund-again', { orderId, refundId: again }, 'not-closed')
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('is watched until the finance has finished it, when the card takes nothing any more', async () => {
    shop.cloud.pay.chooseRefund('abnormal')
    const { orderId, refundId } = await failing()
    expect(orderOf(shop, orderId)).toMatchObject({
      refunds: { [refundId]: { state: 'abnormal' } },
      stuck: true,
      todo: { [`refund-${refundId}`]: { watched: true } },
    })
    await staff().refused('shop', 'refund-again', { orderId, refundId }, 'not-closed')
    await shop.cloud.pay.finishRefund(refundId)
    await shop.cloud.clock.advance(7 * HOUR)
    await settleAll(shop, 2)
    expect(orderOf(shop, orderId)).toMatchObject({
      refunds: { [refundId]: { state: 'done' } },
      stuck: false,
      todo: {},
    })
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('goes on being tried while the merchant has too little money, where staff can see it', async () => {
    shop.cloud.pay.failRefunds(1_000)
    const { orderId, refundId } = await failing()
    await pass(4)
    const todo = () => orderOf(shop, orderId).todo[`refund-${refundId}`]
    expect(todo()).toMatchObject({ watched: true, lastError: expect.stringContaining('余额不足') })
    const { rows } = await staff().call<StuckOutput>('shop', 'stuck')
    expect(rows.find(({ id }) => id === orderId)).toMatchObject({ watched: true })
    // Trying once more in vain leaves it where staff see it.
    await staff().call('shop', 'retry', { kind: 'order', id: orderId, todo: `refund-${refundId}` })
    expect(todo()).toMatchObject({ watched: true })
    expect(orderOf(shop, orderId).stuck).toBe(true)
    const tries = todo()!.tries
    await pass(2)
    expect(todo()!.tries).toBeGreaterThan(tries)
    shop.cloud.pay.failRefunds(0)
    await pass(2)
    expect(orderOf(shop, orderId)).toMatchObject({
      refunds: { [refundId]: { state: 'done' } },
      stuck: false,
      todo: {},
    })
    expect(breaches(shop.cloud, { settled: true })).toEqual([])
  })

  it('waits for somebody, and is watched no longer, when WeChat closes what was watched', async () => {
    shop.cloud.pay.failRefunds(1_000)
    const { orderId, refundId } = await failing()
    await pass(4)
    expect(orderOf(shop, orderId).todo[`refund-${refundId}`]).toMatchObject({ watched: true })
    shop.cloud.pay.failRefunds(0)
    shop.cloud.pay.chooseRefund('closed')
    await pass(2)
    const todo = orderOf(shop, orderId).todo[`refund-${refundId}`]
    expect(todo).toMatchObject({ stuck: true })
    expect(todo).not.toHaveProperty('watched')
    await staff().call('shop', 'refund-again', { orderId, refundId })
    await settleAll(shop, 4)
    expect(orderOf(shop, orderId)).toMatchObject({ stuck: false, todo: {} })
  })

  it('stops no other (C-11)', async () => {
    await open({ endsAt: shop.cloud.clock.now() + HOUR, rule: { by: 'units', target: 60 } })
    shop.cloud.pay.chooseRefund('closed')
    const first = await placeAndPay(shop, people.lin, { groupId })
    const second = await placeAndPay(shop, people.zhou, { groupId })
    await shop.cloud.clock.advance(HOUR + MINUTE)
    await settleAll(shop, 4)
    const states = [first, second].map(
      ({ orderId }) => Object.values(orderOf(shop, orderId).refunds)[0]!.state,
    )
    expect(states.sort()).toEqual(['closed', 'done'])
    shop.cloud.pay.chooseRefund('done', 0)
  })
})
