import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_SHELVES, MOST_UNITS, shelfCount, spread } from '../../../domain/leader/shelves-for'

describe('how many shelves a group needs', () => {
  it.each([
    [0, 1],
    [1, 1],
    [MOST_UNITS, 1],
    [MOST_UNITS + 1, 2],
    [2 * MOST_UNITS, 2],
    [MOST_UNITS * (MOST_SHELVES - 1) + 1, MOST_SHELVES],
    [MOST_UNITS * MOST_SHELVES + 1, MOST_SHELVES],
  ])('for %i units it is %i', (units, count) => {
    expect(shelfCount({ mandarin: units }, undefined)).toBe(count)
  })

  it('counts all its goods together', () => {
    expect(shelfCount({ mandarin: MOST_UNITS, seasalt: 1 }, undefined)).toBe(2)
  })

  it('is one for a group with a maximum of members, however much it sells (C-10)', () => {
    expect(shelfCount({ mandarin: 5 * MOST_UNITS }, 20)).toBe(1)
  })

  it('keeps the largest shelf below the half megabyte that a document may have', () => {
    expect(MOST_UNITS * 130).toBeLessThan(512 * 1024)
  })
})

describe('goods that are spread over shelves', () => {
  it('go to the first ones when they do not come out even', () => {
    expect(spread({ mandarin: 8, seasalt: 2 }, 3)).toEqual([
      { mandarin: 3, seasalt: 1 },
      { mandarin: 3, seasalt: 1 },
      { mandarin: 2, seasalt: 0 },
    ])
  })

  it('are all there, and no shelf has two more than another', () => {
    const allot = fc.record({ mandarin: fc.nat(50_000), seasalt: fc.nat(50_000) })
    fc.assert(
      fc.property(allot, fc.integer({ min: 1, max: MOST_SHELVES }), (all, count) => {
        const shelves = spread(all, count)
        expect(shelves).toHaveLength(count)
        for (const item of ['mandarin', 'seasalt'] as const) {
          const units = shelves.map(shelf => shelf[item]!)
          expect(units.reduce((sum, one) => sum + one, 0)).toBe(all[item])
          expect(Math.max(...units) - Math.min(...units)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
