import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commissionEntry,
  entryId,
  movedOn,
  paymentEntry,
  pointsEntry,
  refundEntry,
  sumOf,
} from '../../../domain/ledger/entries'
import { CASH } from '../../../domain/ledger/accounts'
import { thanksOf } from '../../../domain/ledger/thanks'
import { earn, emptyWallet, missingPoints, openLots, openPoints, owe } from '../../../domain/ledger/wallet'
import type { Fen, Points } from '../../../domain/money/types'
import type { Order, OrderLine, Refund } from '../../../domain/order/types'

const fen = (amount: number) => amount as Fen
const points = (amount: number) => amount as Points
const of = { orderId: 'o1', memberId: 'mlin', leaderId: 'mchen', regionId: 'east' }

describe('the ledger', () => {
  it('moves every amount from somewhere to somewhere: postings sum to zero (C-31)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), amount => {
        const entries = [
          paymentEntry(of, 'o1', fen(amount), 1),
          refundEntry(of, 'r1', fen(amount), 1),
          pointsEntry(of, points(amount), 1),
          commissionEntry(of, fen(amount), 1),
        ]
        for (const { postings } of entries) {
          expect(sumOf(postings)).toBe(0)
          for (const posting of postings) expect(Number.isSafeInteger(posting.amount)).toBe(true)
        }
        expect(movedOn(entries[0]!, CASH)).toBe(amount)
        expect(movedOn(entries[1]!, CASH)).toBe(-amount)
      }),
    )
  })

  it('takes no part of a fen, nothing and no negative amount (C-31)', () => {
    for (const amount of [0.5, 0, -1, Number.NaN, 2 ** 60]) {
      expect(() => paymentEntry(of, 'o1', fen(amount), 1)).toThrow()
    }
  })

  it('names an entry by what it is and of what, so that the second meets the first (C-05)', () => {
    expect(pointsEntry(of, points(36), 1)._id).toBe(entryId('points-earned', 'o1'))
    expect(commissionEntry(of, fen(1), 1)._id).toBe('commission-due-o1')
  })
})

describe('a wallet', () => {
  it('keeps lots by their end, and forgets those that have ended', () => {
    const later = { orderId: 'o1', points: points(36), at: 1, expiresAt: 900 }
    const sooner = { orderId: 'o2', points: points(12), at: 2, expiresAt: 500 }
    const wallet = earn(earn(emptyWallet('mlin'), later), sooner)
    expect(openLots(wallet, 499).map(lot => lot.id)).toEqual(['o2', 'o1'])
    expect([openPoints(wallet, 499), openPoints(wallet, 500), openPoints(wallet, 900)]).toEqual([48, 36, 0])
  })

  it('pays a debt from the next earning before anything can be used', () => {
    const indebted = { ...emptyWallet('mlin'), issued: points(10), spent: points(10), debt: points(10) }
    const wallet = earn(indebted, { orderId: 'o1', points: points(36), at: 1, expiresAt: 900 })
    expect(wallet).toMatchObject({ issued: 46, reversed: 10, debt: 0 })
    expect(openPoints(wallet, 1)).toBe(26)
    expect(missingPoints(wallet)).toBe(0)
  })

  it('always holds: issued = open + held + spent + expired + reversed', () => {
    const earning = fc.record({
      points: fc.integer({ min: 1, max: 500 }),
      life: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(fc.array(earning), fc.nat(300), (all, debt) => {
        const start = {
          ...emptyWallet('mlin'),
          issued: points(debt),
          spent: points(debt),
          debt: points(debt),
        }
        const wallet = all.reduce(
          (sum, { points: earned, life }, n) =>
            earn(sum, { orderId: `o${n}`, points: points(earned), at: n, expiresAt: n + life }),
          start,
        )
        expect(missingPoints(wallet)).toBe(0)
        expect(wallet.debt).toBeGreaterThanOrEqual(0)
        expect(wallet.issued).toBe(debt + all.reduce((sum, one) => sum + one.points, 0))
      }),
    )
  })

  it('owes whole fen only', () => {
    expect(owe(emptyWallet('leader-mchen'), fen(294)).commissionFen).toBe(294)
    expect(() => owe(emptyWallet('leader-mchen'), fen(0.5))).toThrow()
  })
})

describe('what an order has earned', () => {
  it('is a point for each whole yuan of the order, and its lines’ own commission', () => {
    expect(thanksOf(order({}))).toEqual({ points: 36, commissionFen: 147 + 115 })
  })

  it('is on what was kept: a refunded piece takes its share of that line, rounded down (C-36)', () => {
    const lines = [line(4, 147, { refunded: 1 }), line(3, 115)]
    const refunds = { r1: refund({ fen: fen(460) }) }
    expect(thanksOf(order({ lines, refunds }))).toEqual({
      points: 32,
      commissionFen: Math.floor((147 * 3) / 4) + 115,
    })
  })

  it('does not count a second payment and its refund', () => {
    const refunds = { r1: refund({ fen: fen(3680), reason: 'second-payment', transactionId: 't2' }) }
    expect(thanksOf(order({ refunds })).points).toBe(36)
  })

  it('is nothing once everything went back, and what was voided stays void', () => {
    const nothing = { points: 0, commissionFen: 0 }
    expect(thanksOf(order({ refunds: { r1: refund({ fen: fen(3680) }) } }))).toEqual(nothing)
    expect(thanksOf(order({ outcome: 'failed' }))).toEqual(nothing)
    const voided = {
      points: { points: points(36), state: 'voided' as const },
      commission: { fen: fen(262), state: 'voided' as const },
    }
    expect(thanksOf(order(voided))).toEqual(nothing)
  })

  it('brings a leader no commission on her own purchase (C-32)', () => {
    expect(thanksOf(order({ memberId: 'mchen' }))).toEqual({ points: 36, commissionFen: 0 })
  })
})

function line(quantity: number, commission: number, more: Partial<OrderLine> = {}): OrderLine {
  return {
    quantity,
    refunded: 0,
    refunding: 0,
    commission: { baseFen: fen(1840), rateBp: 800, fen: fen(commission) },
    ...more,
  } as OrderLine
}

function refund(more: Partial<Refund>): Refund {
  return { fen: fen(0), reason: 'asked', state: 'done', askedAt: 1, ...more }
}

function order(more: Partial<Order>): Order {
  return {
    ...of,
    _id: 'o1',
    lines: [line(4, 147), line(3, 115)],
    payment: { state: 'paid', paidFen: fen(3680), transactionId: 't1' },
    outcome: 'formed',
    points: { points: points(36), state: 'pending' },
    commission: { fen: fen(262), state: 'pending' },
    refunds: {},
    ...more,
  } as Order
}
