import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstLoads, loadFor, lowMark, nextLease, nextLoad } from '../../../domain/stock/load'
import { START } from '../../support/world'
import { item, lease } from './in-the-warehouse'

const sum = (all: number[]) => all.reduce((total, one) => total + one, 0)

describe('an ordinary load', () => {
  it('is a quarter of what the shelf may sell, begun units whole', () => {
    expect([100, 101, 104, 105].map(loadFor)).toEqual([25, 26, 26, 27])
  })

  it('is one crate of 24 at least', () => {
    expect([25, 95, 96, 97].map(loadFor)).toEqual([24, 24, 24, 25])
  })

  it('is never more than the shelf may sell', () => {
    expect([0, 1, 23, 24].map(loadFor)).toEqual([0, 1, 23, 24])
  })

  it('is due when half of the last one is gone: an odd half is rounded up', () => {
    expect([96, 100, 400, 1].map(lowMark)).toEqual([12, 13, 50, 1])
  })
})

describe('the first loads of a group', () => {
  it('are an ordinary one for each of its shelves, up to the last unit of the warehouse', () => {
    expect(firstLoads([96, 400], 125)).toEqual([24, 100])
    expect(firstLoads([96, 400], 124)).toEqual([24, 100])
  })

  it('are less for the one that wants most when a unit is missing', () => {
    expect(firstLoads([96, 400], 123)).toEqual([24, 99])
    expect(firstLoads([400, 96], 123)).toEqual([99, 24])
  })

  it('are even when there is too little, and none stands empty beside a full one', () => {
    expect(firstLoads([96, 96], 40)).toEqual([20, 20])
    expect(firstLoads([400, 96, 96], 30)).toEqual([10, 10, 10])
  })

  it('give the others what a small shelf leaves of its share', () => {
    expect(firstLoads([400, 10, 96], 52)).toEqual([21, 10, 21])
    expect(firstLoads([400, 10, 96], 60)).toEqual([26, 10, 24])
  })

  it('put an odd unit on the first shelf', () => {
    expect(firstLoads([96, 96], 1)).toEqual([1, 0])
  })

  it('are nothing of nothing', () => {
    expect(firstLoads([96, 96], 0)).toEqual([0, 0])
    expect(firstLoads([], 100)).toEqual([])
  })

  it('take all there is or all that is wanted, and differ by one unit at most where a shelf got less', () => {
    const many = fc.array(fc.nat(500), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(many, fc.nat(600), (most, free) => {
        const wanted = most.map(loadFor)
        const loads = firstLoads(most, free)
        expect(sum(loads)).toBe(Math.min(sum(wanted), free))
        const fullest = Math.max(...loads)
        for (const [index, load] of loads.entries()) {
          expect(load).toBeGreaterThanOrEqual(0)
          expect(load).toBeLessThanOrEqual(wanted[index]!)
          if (load < wanted[index]!) expect(fullest - load).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('the next load of a shelf', () => {
  it('is an ordinary one', () => {
    expect(nextLoad(item({ allotted: 100, free: 0, most: 400 }), 1, 1000)).toBe(100)
  })

  it('is what a basket is short of, when that is more', () => {
    const low = item({ allotted: 100, free: 10, most: 400 })
    expect([110, 111, 150].map(wanted => nextLoad(low, wanted, 1000))).toEqual([100, 101, 140])
  })

  it('never brings it above what it may sell', () => {
    expect(nextLoad(item({ allotted: 340, free: 0, most: 400 }), 200, 1000)).toBe(60)
    expect(nextLoad(item({ allotted: 400, free: 0, most: 400 }), 200, 1000)).toBe(0)
    expect(nextLoad(item({ allotted: 401, free: 0, most: 400 }), 200, 1000)).toBe(0)
  })

  it('is never more than the warehouse has', () => {
    expect(nextLoad(item({ allotted: 100, free: 0, most: 400 }), 1, 99)).toBe(99)
    expect(nextLoad(item({ allotted: 100, free: 0, most: 400 }), 1, 0)).toBe(0)
  })

  it('does not come to a shelf from before there was a warehouse', () => {
    expect(nextLoad({ allotted: 24, free: 0 }, 24, 1000)).toBe(0)
  })
})

describe('a lease', () => {
  it('begins with the first load', () => {
    expect(nextLease(null, 24, START)).toEqual({ units: 24, loads: 1, at: START })
  })

  it('grows by each further one, and knows when the last one left', () => {
    expect(nextLease(lease(24), 100, START + 1)).toEqual({ units: 124, loads: 2, at: START + 1 })
  })
})
