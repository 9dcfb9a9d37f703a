import { describe, expect, it } from 'vitest'
import { canDismiss, canSendBack } from '../../../domain/order/send-back'
import { odd, order, withOdd } from './an-order'

/** Too little came in under 1, the wrong merchant got 2. */
const of = withOdd({ '1': odd(), '2': odd({ why: 'merchant' }) })

describe('a payment that does not fit', () => {
  it('goes back when it is in our account, and is not laid aside', () => {
    expect(canSendBack(of, '1')).toEqual({ ok: true, value: { odd: odd(), done: false } })
    expect(canDismiss(of, '1')).toEqual({ ok: false, refusal: { code: 'ours' } })
  })

  it('is laid aside when it never was in our account: there is nothing to send', () => {
    expect(canDismiss(of, '2')).toEqual({ ok: true, value: { odd: odd({ why: 'merchant' }), done: false } })
    expect(canSendBack(of, '2')).toEqual({ ok: false, refusal: { code: 'not-ours' } })
  })

  it('goes back once: said again, it is done already', () => {
    for (const state of ['returning', 'returned'] as const)
      expect(canSendBack(withOdd({ '1': odd({ state }) }), '1')).toMatchObject({ value: { done: true } })
  })

  it('is laid aside once: said again, it is done already', () => {
    const aside = odd({ why: 'currency', state: 'dismissed' })
    expect(canDismiss(withOdd({ '1': aside }), '1')).toEqual({ ok: true, value: { odd: aside, done: true } })
  })

  it('must be one of this order', () => {
    const unknown = { ok: false, refusal: { code: 'not-found', what: 'payment' } }
    for (const decide of [canSendBack, canDismiss]) {
      expect(decide(of, '3')).toEqual(unknown)
      expect(decide(order(), '1')).toEqual(unknown)
    }
  })
})
