import { describe, expect, it } from 'vitest'
import { commissionOn } from '../../../domain/order/commission-on'
import { orderFace } from '../../../domain/order/order-face'
import { pointsFor } from '../../../domain/order/points-for'
import { refundable } from '../../../domain/order/refundable'
import { storyOf } from '../../../domain/order/story-of'
import type { Order, Refund } from '../../../domain/order/types'
import { afterFailure, MOST_TRIES } from '../../../domain/todo/after-failure'
import { dueTodos } from '../../../domain/todo/due-todos'
import { nextDue } from '../../../domain/todo/next-due'
import { fen, MINUTE, START } from '../../support/world'

const order = (over: Partial<Order> = {}): Order =>
  ({
    _id: 'o1',
    placedAt: START,
    payableFen: fen(2760),
    payment: { state: 'paid', paidAt: START + MINUTE, paidFen: fen(2760), transactionId: 't1' },
    outcome: null,
    outcomeAt: null,
    arrivedAt: null,
    collected: null,
    refunds: {},
    lines: [],
    ...over,
  }) as Order
const refund = (over: Partial<Refund>): Refund => ({
  fen: fen(2760),
  reason: 'group-failed',
  state: 'asked',
  askedAt: START + 2 * MINUTE,
  ...over,
})
const collected = { at: START, by: 'mchen', byName: '陈姐', how: 'code' as const }

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

  it('is shown as formed as soon as its group is, but not when it failed', () => {
    expect(orderFace(order(), true)).toBe('formed')
    expect(orderFace(order({ payment: { state: 'placed' } }), true)).toBe('to-pay')
  })

  it('can give back what was paid and not returned, a second payment apart (C-06, C-23)', () => {
    expect(refundable(order())).toBe(2760)
    const refunds = { a: refund({ fen: fen(760) }), b: refund({ reason: 'second-payment' }) }
    expect(refundable(order({ refunds }))).toBe(2000)
    expect(refundable(order({ refunds: { a: refund({ state: 'closed' }) } }))).toBe(2760)
    expect(refundable(order({ refunds: { a: refund({ state: 'done' }) } }))).toBe(0)
  })

  it('tells its story newest first', () => {
    const of = order({
      outcome: 'failed',
      outcomeAt: START + 2 * MINUTE,
      refunds: { r: refund({ state: 'done', doneAt: START + 3 * MINUTE }) },
    })
    expect(storyOf(of).map(({ what }) => what)).toEqual([
      'refund-done',
      'refund-asked',
      'group-failed',
      'paid',
      'placed',
    ])
  })

  it('earns one point for each whole yuan', () => {
    expect([99, 100, 2760].map(amount => pointsFor(fen(amount)))).toEqual([0, 1, 27])
  })

  it('earns commission rounded down per line, and none on one’s own purchase (C-32, C-34)', () => {
    expect(commissionOn(fen(999), 800, false)).toEqual({ baseFen: 999, rateBp: 800, fen: 79 })
    expect(commissionOn(fen(999), 800, true)).toEqual({ baseFen: 999, rateBp: 0, fen: 0 })
  })
})

describe('to-dos', () => {
  it('run in the order in which they fell due; what is stuck waits for staff', () => {
    const todo = {
      b: { due: START, tries: 0 },
      a: { due: START, tries: 0 },
      early: { due: START - 1, tries: 2 },
      later: { due: START + 1, tries: 0 },
      broken: { due: START - 9, tries: 8, stuck: true },
    }
    expect(dueTodos(todo, START)).toEqual(['early', 'a', 'b'])
    expect(nextDue(todo)).toBe(START - 1)
    expect(nextDue({ broken: todo.broken })).toBeNull()
  })

  it('are tried again after growing gaps, and stuck after eight tries', () => {
    let todo: Order['todo'][string] = { due: START, tries: 0 }
    const gaps: number[] = []
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      todo = afterFailure(todo, 'no', START)
      gaps.push((todo.due - START) / MINUTE)
    }
    expect(gaps).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    expect(todo).toMatchObject({ tries: 8, stuck: true, lastError: 'no' })
  })
})
