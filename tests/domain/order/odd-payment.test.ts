import { describe, expect, it } from 'vitest'
import { isOddOpen, isOurs, oddWaiting, whyOdd } from '../../../domain/order/odd-payment'
import type { OddPayment } from '../../../domain/order/types'
import { odd, order, withOdd } from './an-order'

describe('a payment fits its order (C-07)', () => {
  const expected = { payableFen: 2760, currency: 'CNY', merchantId: '1900000109' }
  const paid = { fen: 2760, currency: 'CNY', merchantId: '1900000109' }

  it('to the fen, in our currency and to our merchant', () => {
    expect(whyOdd(paid, expected)).toBeNull()
  })

  it('and not with a fen more or less', () => {
    expect(whyOdd({ ...paid, fen: 2759 }, expected)).toBe('amount')
    expect(whyOdd({ ...paid, fen: 2761 }, expected)).toBe('amount')
  })

  it('and not in another currency, though the number is the same', () => {
    expect(whyOdd({ ...paid, currency: 'HKD' }, expected)).toBe('currency')
  })

  it('and not to another merchant, nor to anybody before we know which merchant we are', () => {
    expect(whyOdd({ ...paid, merchantId: '1900000110' }, expected)).toBe('merchant')
    expect(whyOdd(paid, { ...expected, merchantId: null })).toBe('merchant')
  })

  it('and is called by what is most wrong with it: whose it is, before in what it was paid, before how much', () => {
    expect(whyOdd({ fen: 1, currency: 'HKD', merchantId: 'x' }, expected)).toBe('merchant')
    expect(whyOdd({ ...paid, fen: 1, currency: 'HKD' }, expected)).toBe('currency')
  })
})

describe('money that does not fit', () => {
  it('is ours when only the amount is wrong: then it is in our account', () => {
    expect(isOurs({ why: 'amount' })).toBe(true)
    expect(isOurs({ why: 'currency' })).toBe(false)
    expect(isOurs({ why: 'merchant' })).toBe(false)
  })

  it.each<[OddPayment['state'], open: boolean, waiting: boolean]>([
    ['waiting', true, true],
    ['returning', true, false],
    ['returned', false, false],
    ['dismissed', false, false],
  ])('that is %s keeps its order open: %s; waits for a decision: %s', (state, open, waiting) => {
    const of = withOdd({ '1': odd({ state }) })
    expect(isOddOpen(of)).toBe(open)
    expect(oddWaiting(of)).toEqual(waiting ? odd({ state }) : undefined)
  })

  it('keeps its order open as long as one of several does, and staff are told of the one that waits', () => {
    const wrongPlace = odd({ why: 'merchant' })
    const of = withOdd({ '1': odd({ state: 'returned' }), '2': odd({ state: 'returning' }), '3': wrongPlace })
    expect(isOddOpen(of)).toBe(true)
    expect(oddWaiting(of)).toEqual(wrongPlace)
  })

  it('is not there in most orders', () => {
    expect(isOddOpen(order())).toBe(false)
    expect(oddWaiting(order())).toBeUndefined()
  })
})
