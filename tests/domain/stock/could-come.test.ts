import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { couldCome, withSpare } from '../../../domain/stock/could-come'
import type { ShelfItem } from '../../../domain/shelf/types'
import { item, lease, oldItem, stock } from './in-the-warehouse'

const shelf = (mandarin: ShelfItem) => ({ _id: 'g1~1', items: { mandarin } })
const come = (mandarin: ShelfItem, of: ReturnType<typeof stock> | undefined) =>
  couldCome(shelf(mandarin), 'mandarin', of)

describe('what could still come to a shelf', () => {
  it('is what it may sell and does not have, when the warehouse has plenty', () => {
    expect(come(item(), stock(1000, { g1_1: lease(24) }))).toBe(72)
  })

  it('is what the warehouse has, when that is less', () => {
    expect(come(item(), stock(72, { g1_1: lease(24) }))).toBe(72)
    expect(come(item(), stock(71, { g1_1: lease(24) }))).toBe(71)
    expect(come(item(), stock(0, { g1_1: lease(24) }))).toBe(0)
  })

  it('counts a load on its way once: it left the warehouse and has not arrived', () => {
    expect(come(item(), stock(0, { g1_1: lease(48, { loads: 2 }) }))).toBe(24)
    expect(come(item(), stock(1000, { g1_1: lease(48, { loads: 2 }) }))).toBe(72)
    expect(come(item(), stock(10, { g1_1: lease(48, { loads: 2 }) }))).toBe(24 + 10)
  })

  it('does not count what is on its way to another shelf', () => {
    expect(come(item(), stock(0, { g1_1: lease(24), g1_2: lease(48) }))).toBe(0)
  })

  it('is nothing more once it has all it may sell, be there ever so much', () => {
    expect(come(item({ allotted: 96 }), stock(1000, { g1_1: lease(96) }))).toBe(0)
    expect(come(item({ allotted: 96, most: 48 }), stock(1000, { g1_1: lease(96) }))).toBe(0)
  })

  it('is nothing for a shelf from before there was a warehouse', () => {
    expect(come(oldItem(24), stock(1000))).toBe(0)
  })

  it('takes a shelf at its word when the warehouse has no lease of it any more', () => {
    expect(come(item(), stock(1000))).toBe(72)
  })

  it('is nothing of what the shelf does not sell, or the warehouse never had', () => {
    expect(couldCome(shelf(item()), 'lychee', stock(1000))).toBe(0)
    expect(come(item(), undefined)).toBe(0)
  })

  it('never brings a shelf above what it may sell, nor the warehouse below nothing', () => {
    const units = fc.nat(200)
    fc.assert(
      fc.property(units, units, units, units, (allotted, onItsWay, room, free) => {
        const most = allotted + onItsWay + room
        const leased = allotted + onItsWay
        const could = come(item({ allotted, most }), stock(free, { g1_1: lease(leased) }))
        expect(allotted + could).toBeLessThanOrEqual(most)
        expect(could - onItsWay).toBeLessThanOrEqual(free)
        expect(could).toBe(onItsWay + Math.min(free, room))
      }),
    )
  })
})

describe('a shelf as if what could come were there', () => {
  it('has that much more free, and all else as it was', () => {
    const items = { mandarin: item({ free: 10, held: 4, posted: 10 }), seasalt: item() }
    expect(withSpare(items, { mandarin: 72 })).toEqual({
      mandarin: item({ free: 82, held: 4, posted: 10 }),
      seasalt: item(),
    })
  })

  it('leaves the shelf itself alone', () => {
    const items = { mandarin: item() }
    withSpare(items, { mandarin: 72 })
    expect(items.mandarin.free).toBe(24)
  })
})
