import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thanksDueAt, thanksOf } from '../../../domain/ledger/thanks'
import type { Points } from '../../../domain/money/types'
import type { OrderLine } from '../../../domain/order/types'
import { DAY, fen, START } from '../../support/world'
import { line, order, refund } from './a-kept-order'

const nothing = { points: 0, commissionFen: 0 }
const points = (amount: number) => amount as Points

describe('points and commission', () => {
  it('are due seven days after the goods were collected (C-35)', () => {
    expect(thanksDueAt(START)).toBe(START + 7 * DAY)
  })
})

describe('what an order has earned', () => {
  it('is a point for each whole yuan of the order, and its lines’ own commission', () => {
    expect(thanksOf(order())).toEqual({ points: 36, commissionFen: 147 + 115 })
  })

  it('is on what was kept: a refunded piece takes its share of that line, rounded down (C-36)', () => {
    const lines = [line(4, 147, { refunded: 1 }), line(3, 115)]
    const refunds = { r1: refund({ fen: fen(460) }) }
    expect(thanksOf(order({ lines, refunds }))).toEqual({ points: 32, commissionFen: 110 + 115 })
  })

  it('counts a piece whose money is on its way back as gone', () => {
    const lines = [line(4, 147, { refunded: 1, refunding: 2 }), line(3, 115)]
    expect(thanksOf(order({ lines })).commissionFen).toBe(36 + 115)
  })

  it('is no commission of a line that went back whole, and all of the others', () => {
    const lines = [line(4, 147, { refunded: 4 }), line(3, 115)]
    expect(thanksOf(order({ lines })).commissionFen).toBe(115)
  })

  it('is not worked out for an order that gave back more than it has', () => {
    const pieces = order({ lines: [line(4, 147, { sku: 'mandarin', refunded: 4, refunding: 1 })] })
    expect(() => thanksOf(pieces)).toThrow('5 pieces of mandarin go back of 4')
    const money = order({ refunds: { r1: refund(), r2: refund({ fen: fen(1), state: 'asked' }) } })
    expect(() => thanksOf(money)).toThrow('3681 fen go back of 3680')
  })

  it('is a point less as soon as a fen of the whole yuan went back', () => {
    const back = (amount: number) => thanksOf(order({ refunds: { r1: refund({ fen: fen(amount) }) } })).points
    expect([back(80), back(81), back(3580), back(3581)]).toEqual([36, 35, 1, 0])
  })

  it('is commission to the last fen that was kept, and none once everything went back', () => {
    const left = (amount: number) => thanksOf(order({ refunds: { r1: refund({ fen: fen(3680 - amount) }) } }))
    expect(left(1)).toEqual({ points: 0, commissionFen: 262 })
    expect(left(0)).toEqual(nothing)
  })

  it('does not count a second payment and its refund (C-06)', () => {
    const refunds = { r1: refund({ fen: fen(3680), reason: 'second-payment', transactionId: 't2' }) }
    expect(thanksOf(order({ refunds }))).toEqual({ points: 36, commissionFen: 262 })
  })

  it('is nothing before it was paid', () => {
    expect(thanksOf(order({ payment: { state: 'placed' } }))).toEqual(nothing)
  })

  it('is nothing when its group failed, also before the money went back', () => {
    expect(thanksOf(order({ outcome: 'failed' }))).toEqual(nothing)
  })

  it('stays void, points and commission each for itself', () => {
    const voidPoints = { points: { points: points(36), state: 'voided' as const } }
    const voidCommission = { commission: { fen: fen(262), state: 'voided' as const } }
    expect(thanksOf(order(voidPoints))).toEqual({ points: 0, commissionFen: 262 })
    expect(thanksOf(order(voidCommission))).toEqual({ points: 36, commissionFen: 0 })
  })

  it('brings a leader no commission on her own purchase (C-32)', () => {
    expect(thanksOf(order({ memberId: 'mchen' }))).toEqual({ points: 36, commissionFen: 0 })
  })

  it('is never more than promised, and whole, whatever went back', () => {
    const oneLine = fc
      .record({ quantity: fc.integer({ min: 1, max: 99 }), commission: fc.nat(100_000) })
      .chain(({ quantity, commission }) =>
        fc.tuple(fc.constant(quantity), fc.constant(commission), fc.nat(quantity)),
      )
    fc.assert(
      fc.property(fc.array(oneLine, { minLength: 1, maxLength: 5 }), all => {
        const lines: OrderLine[] = all.map(([quantity, fen, refunded]) => line(quantity, fen, { refunded }))
        const { commissionFen } = thanksOf(order({ lines }))
        const promised = all.reduce((sum, [, commission]) => sum + commission, 0)
        const exact = all.reduce(
          (sum, [many, commission, back]) => sum + (commission * (many - back)) / many,
          0,
        )
        expect(Number.isSafeInteger(commissionFen)).toBe(true)
        expect(commissionFen).toBeLessThanOrEqual(promised)
        // Each line rounds down by less than a fen.
        expect(commissionFen).toBeGreaterThan(exact - all.length)
      }),
    )
  })
})
