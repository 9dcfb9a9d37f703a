import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawsOf } from '../../../domain/shelf/draws-of'
import { bestShort, firstShort } from '../../../domain/shelf/first-short'
import { leftOf } from '../../../domain/shelf/left-of'
import { fresh, good, hold, refusal } from './on-a-shelf'

const shelf = (mandarin: number, seasalt = 0, lychee = 0) => fresh({ mandarin, seasalt, lychee })
const line = (sku: string, quantity: number) => ({ good: good(sku), quantity })
/** The good that no longer fits and how many of it would. */
const said = (short: ReturnType<typeof firstShort<ReturnType<typeof line>>>) =>
  short && [short.line.good._id, short.left]

describe('what no longer fits of a basket', () => {
  it('is the line that is short once those before it were taken, with what of it would still fit', () => {
    const { items } = shelf(3, 9, 9)
    expect(said(firstShort(items, [line('sixpack', 1), line('mandarin', 2)]))).toEqual(['mandarin', 1])
    expect(firstShort(items, [line('sixpack', 1)])).toBeNull()
  })

  it('is nothing when the basket takes the last bottle', () => {
    expect(firstShort(shelf(3).items, [line('mandarin', 3)])).toBeNull()
    expect(said(firstShort(shelf(3).items, [line('mandarin', 4)]))).toEqual(['mandarin', 3])
  })

  it('is told in whole pieces: five bottles are two pairs for two baskets, not for three', () => {
    const { items } = shelf(5, 9, 9)
    expect(firstShort(items, [line('sixpack', 2)])).toBeNull()
    expect(said(firstShort(items, [line('sixpack', 3)]))).toEqual(['sixpack', 2])
  })

  it('counts every piece of the lines before, not each line once', () => {
    const { items } = shelf(6, 9, 9)
    expect(firstShort(items, [line('sixpack', 2), line('mandarin', 2)])).toBeNull()
    expect(said(firstShort(items, [line('sixpack', 2), line('mandarin', 3)]))).toEqual(['mandarin', 2])
  })

  it('is short of the scarcest bottle in a bundle', () => {
    expect(said(firstShort(shelf(9, 9, 3).items, [line('sixpack', 2)]))).toEqual(['sixpack', 1])
  })

  it('is all of a good that this shelf never had', () => {
    expect(said(firstShort(shelf(9).items, [line('opener', 1)]))).toEqual(['opener', 0])
  })

  it('says no exactly when the shelf does (C-01, C-02)', () => {
    const quantity = fc.integer({ min: 1, max: 4 })
    const lines = fc.array(
      fc.tuple(fc.constantFrom('mandarin', 'seasalt', 'lychee', 'sixpack', 'opener'), quantity),
      { minLength: 1, maxLength: 4 },
    )
    const units = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(units, units, units, lines, (mandarin, seasalt, lychee, wanted) => {
        const here = shelf(mandarin, seasalt, lychee)
        const basket = wanted.map(([sku, many]) => line(sku, many))
        const draws = drawsOf(basket.map(({ quantity, good }) => ({ quantity, draws: good.draws })))
        expect(firstShort(here.items, basket) === null).toBe(refusal(here, 'o1', hold(draws)) === null)
      }),
    )
  })
})

describe('what to say when no shelf of a group has the whole basket', () => {
  const basket = [line('mandarin', 2), line('seasalt', 4)]

  it('is nothing when one of them has it', () => {
    expect(bestShort([shelf(0), shelf(2, 4)], basket)).toBeNull()
  })

  it('is nothing when there is no other shelf', () => {
    expect(bestShort([], basket)).toBeNull()
  })

  it('is the line that fails where most of the basket fits, wherever that shelf stands', () => {
    const [first, second] = [shelf(1, 9), shelf(2, 1)]
    expect(said(bestShort([first, second], basket))).toEqual(['seasalt', 1])
    expect(said(bestShort([second, first], basket))).toEqual(['seasalt', 1])
  })

  it('is the larger rest where the same line fails', () => {
    const [few, many] = [shelf(2, 1), shelf(2, 3)]
    expect(said(bestShort([few, many], basket))).toEqual(['seasalt', 3])
    expect(said(bestShort([many, few], basket))).toEqual(['seasalt', 3])
  })
})

describe('what is left of a good', () => {
  it('is what one basket could still get: shelves are not added up', () => {
    expect(leftOf(good('mandarin'), [shelf(3), shelf(5), shelf(4)])).toBe(5)
  })

  it('is told in whole pieces, of its scarcest bottle', () => {
    expect(leftOf(good('sixpack'), [shelf(3, 9, 9)])).toBe(1)
    expect(leftOf(good('sixpack'), [shelf(9, 4, 7)])).toBe(2)
  })

  it('is none where it never stood, on no shelf at all, or when it draws nothing', () => {
    expect(leftOf(good('opener'), [shelf(3)])).toBe(0)
    expect(leftOf(good('mandarin'), [])).toBe(0)
    expect(leftOf({ draws: [] }, [shelf(3)])).toBe(0)
  })
})
