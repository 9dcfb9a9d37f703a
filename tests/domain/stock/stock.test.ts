import { describe, expect, it } from 'vitest'
import { emptyStock, isStockRight, leasedOf, stockId } from '../../../domain/stock/stock-id'
import { lease, stock } from './in-the-warehouse'

describe('an item in the warehouse', () => {
  it('is one per region (C-19)', () => {
    expect(stockId('east', 'mandarin')).toBe('east~mandarin')
  })

  it('begins with nothing anywhere', () => {
    expect(emptyStock('east', 'mandarin')).toEqual({
      _id: 'east~mandarin',
      regionId: 'east',
      item: 'mandarin',
      free: 0,
      received: 0,
      corrected: 0,
      sold: 0,
      leases: {},
      moves: {},
    })
    expect(isStockRight(emptyStock('east', 'mandarin'))).toBe(true)
  })

  it('has left for shelves what all leases together say', () => {
    expect(leasedOf(stock(9))).toBe(0)
    expect(leasedOf(stock(9, { g1_1: lease(24), g2_1: lease(7) }))).toBe(31)
  })
})

describe('the warehouse is right', () => {
  const leases = { g1_1: lease(24), g2_1: lease(7) }
  const right = stock(60, leases, { received: 100, corrected: -4, sold: 5 })

  it('when what came in, and was corrected, is free, on a shelf or sold', () => {
    expect(isStockRight(right)).toBe(true)
  })

  it.each(['free', 'received', 'corrected', 'sold'] as const)(
    'not when a unit of %s is too much or missing',
    what => {
      expect(isStockRight({ ...right, [what]: right[what] + 1 })).toBe(false)
      expect(isStockRight({ ...right, [what]: right[what] - 1 })).toBe(false)
    },
  )

  it('not when a unit on a shelf is too much', () => {
    expect(isStockRight({ ...right, leases: { ...leases, g1_1: lease(25) } })).toBe(false)
  })

  it('when nothing is left of it anywhere', () => {
    expect(isStockRight(stock(0, { g1_1: lease(0) }, { received: 4, corrected: -4 }))).toBe(true)
  })

  it.each([
    ['free', stock(-1, {}, { received: 0, sold: 1 })],
    ['received', stock(0, {}, { received: -1, corrected: 1 })],
    ['sold', stock(1, {}, { received: 0, sold: -1 })],
    ['on a shelf', stock(1, { g1_1: lease(-1) }, { received: 0 })],
  ])('not when fewer than none are %s, though the sum is right', (_, wrong) => {
    expect(isStockRight(wrong)).toBe(false)
  })

  it('not when a unit is halved, though the sum is right', () => {
    expect(isStockRight(stock(0.5, { g1_1: lease(0.5) }, { received: 1 }))).toBe(false)
  })
})
