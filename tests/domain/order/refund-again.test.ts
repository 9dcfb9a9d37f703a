import { describe, expect, it } from 'vitest'
import { canRefundAgain } from '../../../domain/order/refund-again'
import { order, refund } from './an-order'

describe('a refund', () => {
  it('is asked for again when WeChat closed it (C-28)', () => {
    const of = order({ refunds: { a: refund({ state: 'closed' }) } })
    expect(canRefundAgain(of, 'a')).toEqual({ ok: true, value: { done: false } })
  })

  it('is asked for again once: a second tap hears that it is done', () => {
    const of = order({ refunds: { a: refund({ state: 'closed', replacedBy: 'b' }), b: refund() } })
    expect(canRefundAgain(of, 'a')).toEqual({ ok: true, value: { done: true } })
  })

  it.each(['asked', 'processing', 'abnormal', 'done'] as const)(
    'is not asked for again while it is %s: the money would go back twice',
    state => {
      const of = order({ refunds: { a: refund({ state }) } })
      expect(canRefundAgain(of, 'a')).toEqual({ ok: false, refusal: { code: 'not-closed', state } })
    },
  )

  it('must be one of this order', () => {
    expect(canRefundAgain(order(), 'a')).toEqual({
      ok: false,
      refusal: { code: 'not-found', what: 'refund' },
    })
  })
})
