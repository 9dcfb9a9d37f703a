import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commissionOn } from '../../../domain/order/commission-on'
import { pointsFor } from '../../../domain/order/points-for'
import { fen } from '../../support/world'

describe('what an order earns', () => {
  it('is one point for each whole yuan', () => {
    expect([99, 100, 199, 200, 2760].map(amount => pointsFor(fen(amount)))).toEqual([0, 1, 1, 2, 27])
  })

  it('is commission for its leader, rounded down per line (C-34)', () => {
    expect(commissionOn(fen(999), 800, false)).toEqual({ baseFen: 999, rateBp: 800, fen: 79 })
    expect(commissionOn(fen(1000), 800, false)).toEqual({ baseFen: 1000, rateBp: 800, fen: 80 })
  })

  it('is nothing for a leader who buys herself, and the line says so (C-32)', () => {
    expect(commissionOn(fen(999), 800, true)).toEqual({ baseFen: 999, rateBp: 0, fen: 0 })
  })

  it('is never more commission than the goods cost', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(10_000), (amount, rate) => {
        expect(commissionOn(fen(amount), rate, false).fen).toBeLessThanOrEqual(amount)
      }),
    )
  })
})
