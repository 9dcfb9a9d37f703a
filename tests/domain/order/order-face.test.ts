import { describe, expect, it } from 'vitest'
import { orderFace } from '../../../domain/order/order-face'
import { fen, START } from '../../support/world'
import { collected, order, refund } from './an-order'

describe('an order', () => {
  it.each([
    ['to-pay', order({ payment: { state: 'placed' } })],
    ['closing', order({ payment: { state: 'closing' } })],
    ['cancelled', order({ payment: { state: 'cancelled' } })],
    ['paid', order()],
    ['formed', order({ outcome: 'formed' })],
    ['arrived', order({ outcome: 'formed', arrivedAt: START })],
    ['collected', order({ outcome: 'formed', arrivedAt: START, collected })],
    ['refunding', order({ outcome: 'failed', refunds: { r: refund({}) } })],
    ['refunding', order({ outcome: 'failed', refunds: { r: refund({ state: 'closed' }) } })],
    ['refunded', order({ outcome: 'failed', refunds: { r: refund({ state: 'done' }) } })],
    ['formed', order({ outcome: 'formed', refunds: { r: refund({ reason: 'second-payment' }) } })],
  ])('is shown as %s', (face, of) => {
    expect(orderFace(of)).toBe(face)
  })

  it('is shown as formed as soon as its group is, but only when it was paid', () => {
    expect(orderFace(order(), true)).toBe('formed')
    expect(orderFace(order({ payment: { state: 'placed' } }), true)).toBe('to-pay')
  })

  it('believes what it was told itself more than what its group says', () => {
    expect(orderFace(order({ outcome: 'failed' }), true)).toBe('paid')
    expect(orderFace(order({ outcome: 'formed' }), false)).toBe('formed')
  })
})

describe('an order that money goes back of', () => {
  const kept = { outcome: 'formed' as const, arrivedAt: START, collected }
  const back = (amount: number, state: 'processing' | 'done' = 'done') => refund({ fen: fen(amount), state })

  it('is refunded when the last fen is back, and not one before', () => {
    expect(orderFace(order({ ...kept, refunds: { a: back(1), b: back(2758) } }))).toBe('collected')
    expect(orderFace(order({ ...kept, refunds: { a: back(2), b: back(2758) } }))).toBe('refunded')
  })

  it('is being refunded while any of it is on its way, whatever came back before', () => {
    const refunds = { a: back(760), b: back(2000, 'processing') }
    expect(orderFace(order({ ...kept, refunds }))).toBe('refunding')
  })

  it('does not wait for what WeChat closed once staff asked for it again', () => {
    const closed = refund({ fen: fen(760), state: 'closed', replacedBy: 'b' })
    expect(orderFace(order({ ...kept, refunds: { a: closed, b: back(760, 'processing') } }))).toBe(
      'refunding',
    )
    expect(orderFace(order({ ...kept, refunds: { a: closed, b: back(760) } }))).toBe('collected')
  })

  it('is not called refunded when it cost nothing and nothing went back', () => {
    expect(orderFace(order({ payment: { state: 'paid', paidFen: fen(0) } }))).toBe('paid')
  })
})
