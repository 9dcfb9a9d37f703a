import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, isClearable, soldOf } from '../../../domain/stock/clear'
import { isStockRight, leasedOf } from '../../../domain/stock/stock-id'
import { item, lease, stock } from './in-the-warehouse'

describe('what a decided group has sold of a shelf', () => {
  const items = {
    mandarin: item({ free: 14, held: 3, posted: 7 }),
    seasalt: item({ free: 24 }),
  }

  it('is what was paid for, item by item, when it formed', () => {
    expect(soldOf({ items }, 'formed')).toEqual({ mandarin: 7, seasalt: 0 })
  })

  it('is nothing when it failed: all of it stayed in the warehouse', () => {
    expect(soldOf({ items }, 'failed')).toEqual({ mandarin: 0, seasalt: 0 })
  })
})

describe('the end of a lease', () => {
  it('gives back what was not sold, down to nothing', () => {
    expect(endOf(lease(24), 7)).toEqual({ sold: 7, back: 17 })
    expect(endOf(lease(24), 0)).toEqual({ sold: 0, back: 24 })
    expect(endOf(lease(24), 24)).toEqual({ sold: 24, back: 0 })
  })

  it('is a breach when more was sold than the shelf was ever given', () => {
    expect(() => endOf(lease(24), 25)).toThrow('25 units sold of a lease of 24')
  })

  it('leaves no unit in two places or in none: what was loaded is sold or back', () => {
    const units = fc.nat(500)
    const sales = fc.tuple(units, units).map(([a, b]) => ({ load: Math.max(a, b), sold: Math.min(a, b) }))
    fc.assert(
      fc.property(units, units, sales, (free, elsewhere, { load, sold: wanted }) => {
        const before = stock(free, { g1_1: lease(load), g2_1: lease(elsewhere) })
        expect(isStockRight(before)).toBe(true)
        const { sold, back } = endOf(before.leases['g1_1']!, wanted)
        const after = { ...before, free: free + back, sold, leases: { g2_1: before.leases['g2_1']! } }
        expect(isStockRight(after)).toBe(true)
        expect(leasedOf(after)).toBe(elsewhere)
      }),
    )
  })
})

describe('a shelf can be cleared', () => {
  it('once it is sealed and nothing is held that may still be paid', () => {
    expect(isClearable({ open: false, items: { mandarin: item(), seasalt: item({ posted: 9 }) } })).toBe(true)
  })

  it('not while it is open', () => {
    expect(isClearable({ open: true, items: { mandarin: item() } })).toBe(false)
  })

  it('not while one unit of one item is held', () => {
    const items = { mandarin: item(), seasalt: item({ free: 23, held: 1 }) }
    expect(isClearable({ open: false, items })).toBe(false)
  })
})
