import { describe, expect, it } from 'vitest'
import { storyOf } from '../../../domain/order/story-of'
import type { Order, Refund } from '../../../domain/order/types'
import type { Points } from '../../../domain/money/types'
import { DAY, fen, MINUTE, START } from '../../support/world'
import { collected, odd, order, refund, withOdd } from './an-order'

const told = (of: Order) => storyOf(of).map(({ what }) => what)
const first = (of: Order) => storyOf(of)[0]

describe('the story of an order', () => {
  it('begins when it was placed, with what it costs', () => {
    expect(storyOf(order({ payment: { state: 'placed' } }))).toEqual([
      { what: 'placed', at: START, facts: { fen: 2760 } },
    ])
  })

  it('is told newest first', () => {
    const of = order({
      outcome: 'formed',
      outcomeAt: START + 2 * MINUTE,
      arrivedAt: START + 5 * MINUTE,
      collected,
    })
    expect(storyOf(of)).toEqual([
      { what: 'collected', at: START + 9 * MINUTE, facts: { by: '陈姐' } },
      { what: 'arrived', at: START + 5 * MINUTE, facts: {} },
      { what: 'group-formed', at: START + 2 * MINUTE, facts: {} },
      { what: 'paid', at: START + MINUTE, facts: { fen: 2760 } },
      { what: 'placed', at: START, facts: { fen: 2760 } },
    ])
  })

  it('puts what follows above what it follows from, when both are of the same moment', () => {
    const refunds = { r: refund({ state: 'done', askedAt: START, doneAt: START }) }
    const of = order({
      payment: { state: 'paid', paidAt: START, paidFen: fen(2760) },
      outcome: 'failed',
      outcomeAt: START,
      refunds,
    })
    expect(told(of)).toEqual(['refund-done', 'refund-asked', 'group-failed', 'paid', 'placed'])
  })

  it('goes by when things happened, not by when we heard of them', () => {
    const [paidAt, cancelledAt, arrivedAt] = [START + 14 * MINUTE, START + 15 * MINUTE, START + 20 * MINUTE]
    const payment = {
      state: 'paid' as const,
      paidAt,
      paidFen: fen(2760),
      cancelledAt,
      why: 'expired' as const,
    }
    expect(told(order({ payment }))).toEqual(['cancelled', 'paid', 'placed'])
    const second = refund({ reason: 'second-payment', askedAt: arrivedAt + 1 })
    expect(told(order({ payment, arrivedAt, refunds: { second } }))).toEqual([
      'refund-asked',
      'arrived',
      'cancelled',
      'paid',
      'placed',
    ])
  })

  it('says that nothing became of the group yet, by not mentioning it', () => {
    expect(told(order())).toEqual(['paid', 'placed'])
    expect(told(order({ outcomeAt: START + MINUTE }))).toEqual(['paid', 'placed'])
    expect(told(order({ outcome: 'formed' }))).toEqual(['paid', 'placed'])
  })
})

describe('the money in the story of an order', () => {
  const cancelledAt = START + 15 * MINUTE

  it('is what really came in', () => {
    const payment = { state: 'paid' as const, paidAt: START + MINUTE, paidFen: fen(2000) }
    expect(first(order({ payment }))).toMatchObject({ what: 'paid', facts: { fen: 2000 } })
  })

  it('was asked for in vain when nobody paid, and the story says why it ended', () => {
    const payment = { state: 'cancelled' as const, cancelledAt, why: 'expired' as const }
    expect(first(order({ payment }))).toEqual({
      what: 'cancelled',
      at: cancelledAt,
      facts: { why: 'expired' },
    })
  })

  it('may come after the order was given up: it was cancelled and then paid (C-04)', () => {
    const late = { cancelledAt, why: 'asked' as const, paidAt: cancelledAt + MINUTE, paidFen: fen(2760) }
    expect(told(order({ payment: { state: 'paid', ...late } }))).toEqual(['paid', 'cancelled', 'placed'])
  })

  it('that does not fit is told with its amount when it is ours, beside what was asked for (C-07)', () => {
    expect(first(withOdd({ '1': odd() }))).toEqual({
      what: 'odd-payment',
      at: START + MINUTE,
      facts: { asked: 2760, ours: 1, fen: 2750 },
    })
  })

  it('that went elsewhere is told without an amount: it may be in no currency of ours', () => {
    expect(first(withOdd({ '1': odd({ why: 'currency', currency: 'HKD' }) }))?.facts).toEqual({
      asked: 2760,
      ours: 0,
    })
  })
})

describe('a refund in the story of an order', () => {
  const asked = START + 2 * MINUTE
  const facts = { fen: 2760, reason: 'group-failed' }
  const withRefund = (over: Partial<Refund>) => order({ refunds: { r: refund(over) } })

  it('is asked for, and nothing else before WeChat has said something', () => {
    expect(storyOf(withRefund({ state: 'asked' })).slice(0, 2)).toEqual([
      { what: 'refund-asked', at: asked, facts },
      { what: 'paid', at: START + MINUTE, facts: { fen: 2760 } },
    ])
  })

  it.each(['processing', 'abnormal', 'closed'] as const)('is %s after it was asked for', state => {
    expect(storyOf(withRefund({ state })).slice(0, 2)).toEqual([
      { what: `refund-${state}`, at: asked, facts },
      { what: 'refund-asked', at: asked, facts },
    ])
  })

  it('is done when the money was back', () => {
    const doneAt = START + 3 * MINUTE
    expect(storyOf(withRefund({ state: 'done', doneAt })).slice(0, 3)).toEqual([
      { what: 'refund-done', at: doneAt, facts },
      { what: 'refund-asked', at: asked, facts },
      { what: 'paid', at: START + MINUTE, facts: { fen: 2760 } },
    ])
  })

  it('is told twice when it had to be asked for twice (C-28)', () => {
    const again = refund({ state: 'done', askedAt: asked + MINUTE, doneAt: asked + 2 * MINUTE })
    const refunds = { r: refund({ state: 'closed', replacedBy: 'again' }), again }
    expect(told(order({ refunds }))).toEqual([
      'refund-done',
      'refund-asked',
      'refund-closed',
      'refund-asked',
      'paid',
      'placed',
    ])
  })
})

describe('points in the story of an order', () => {
  const earnedAt = collected.at + 7 * DAY

  it('come when they were entered, with how many they are', () => {
    const of = order({ collected, points: { points: 27 as Points, state: 'earned', earnedAt } })
    expect(storyOf(of).slice(0, 2)).toEqual([
      { what: 'points-earned', at: earnedAt, facts: { points: 27 } },
      { what: 'collected', at: collected.at, facts: { by: '陈姐' } },
    ])
  })

  it.each(['pending', 'voided'] as const)('are not told while they are %s', state => {
    expect(told(order({ collected, points: { points: 27 as Points, state } }))).not.toContain('points-earned')
  })
})
