import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownRefunds } from '../../../domain/order/own-refunds'
import { paidOf } from '../../../domain/order/paid-of'
import { refundable } from '../../../domain/order/refundable'
import type { Refund, RefundReason } from '../../../domain/order/types'
import { fen } from '../../support/world'
import { odd, order, refund, withOdd } from './an-order'

describe('the refunds of an order itself', () => {
  it.each<[RefundReason, number]>([
    ['group-failed', 1],
    ['late-payment', 1],
    ['goods-short', 1],
    ['asked', 1],
    ['second-payment', 0],
    ['odd-payment', 0],
  ])('for %s: %i', (reason, many) => {
    expect(ownRefunds(order({ refunds: { a: refund({ reason }) } }))).toHaveLength(many)
  })

  it('count one that was asked for again once, by the one that stands for it (C-28)', () => {
    const closed = refund({ state: 'closed', replacedBy: 'b' })
    expect(ownRefunds(order({ refunds: { a: closed } }))).toEqual([])
    expect(ownRefunds(order({ refunds: { a: closed, b: refund() } }))).toEqual([refund()])
  })
})

describe('what an order was paid with', () => {
  it('is nothing before it was paid, and what came in after that', () => {
    expect(paidOf(order({ payment: { state: 'closing' } }))).toBe(0)
    expect(paidOf(order())).toBe(2760)
  })

  it('is not a second payment, nor one that does not fit', () => {
    const others = { t421: fen(2760) }
    expect(paidOf(order({ payment: { state: 'paid', paidFen: fen(2760), others } }))).toBe(2760)
    expect(paidOf(withOdd({ 420: odd() }))).toBe(0)
  })

  it('is never guessed for one that is paid', () => {
    expect(() => paidOf(order({ payment: { state: 'paid' } }))).toThrow('does not say how much')
  })
})

describe('what may still go back of an order (C-23)', () => {
  const left = (...refunds: Refund[]) =>
    refundable(order({ refunds: Object.fromEntries(refunds.map((one, index) => [`r${index}`, one])) }))

  it('is all that was paid, and nothing before it was', () => {
    expect(refundable(order())).toBe(2760)
    expect(refundable(order({ payment: { state: 'placed' } }))).toBe(0)
  })

  it.each(['asked', 'processing', 'abnormal', 'done'] as const)('is less by what is %s', state => {
    expect(left(refund({ fen: fen(760), state }))).toBe(2000)
  })

  it('is not less by what WeChat closed, until that is asked for again', () => {
    expect(left(refund({ state: 'closed' }))).toBe(2760)
    expect(left(refund({ state: 'closed', replacedBy: 'r1' }), refund())).toBe(0)
  })

  it('is not less by a second payment that goes back (C-06)', () => {
    expect(left(refund({ fen: fen(760) }), refund({ reason: 'second-payment' }))).toBe(2000)
  })

  it('is not said of an order that gives back more than was paid: it is broken', () => {
    expect(left(refund({ fen: fen(2000) }), refund({ fen: fen(760) }))).toBe(0)
    expect(() => left(refund({ fen: fen(2000) }), refund({ fen: fen(761) }))).toThrow(
      '2761 fen go back of 2760',
    )
    const unpaid = order({ payment: { state: 'cancelled' }, refunds: { r1: refund({ fen: fen(1) }) } })
    expect(() => refundable(unpaid)).toThrow('1 fen go back of 0')
  })

  it('and what goes back of the order are what was paid, or it is broken', () => {
    const reason = fc.constantFrom<RefundReason>('asked', 'goods-short', 'second-payment', 'odd-payment')
    const state = fc.constantFrom<Refund['state']>('asked', 'processing', 'abnormal', 'done', 'closed')
    const any = fc.record({ amount: fc.integer({ min: 1, max: 5000 }), reason, state })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), all => {
        const refunds = all.map(({ amount, ...rest }) => refund({ fen: fen(amount), ...rest }))
        const back = refunds
          .filter(({ reason, state }) => state !== 'closed' && !reason.endsWith('payment'))
          .reduce((sum, { fen }) => sum + fen, 0)
        if (back > 2760) expect(() => left(...refunds)).toThrow('go back of')
        else expect(left(...refunds) + back).toBe(2760)
      }),
    )
  })
})
