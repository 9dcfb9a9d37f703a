import { describe, expect, it } from 'vitest'
import { fen } from '../../../domain/money/fen'
import { shareOf } from '../../../domain/money/share-of'
import { split } from '../../../domain/money/split'
import { sumFen } from '../../../domain/money/sum-fen'

describe('splitting money', () => {
  it('gives 334, 333 and 333 of ten yuan to three equal lines (C-21)', () => {
    expect(split(fen(1000), [1000, 1000, 1000])).toEqual([334, 333, 333])
  })

  it('gives the fen left over to the largest remainders, earlier ones first', () => {
    expect(split(fen(100), [1, 1, 4])).toEqual([17, 17, 66])
    expect(split(fen(2), [1, 1, 1])).toEqual([1, 1, 0])
    // 4.29, 4.29 and 1.43; then 0.71, 1.43 and 2.86.
    expect(split(fen(10), [3, 3, 1])).toEqual([4, 4, 2])
    expect(split(fen(5), [1, 2, 4])).toEqual([1, 1, 3])
  })

  it('gives nothing to a weight of nothing, and loses nothing by it', () => {
    expect(split(fen(7), [0, 3, 0])).toEqual([0, 7, 0])
    expect(split(fen(0), [0, 0])).toEqual([0, 0])
    expect(() => split(fen(1), [0])).toThrow('nobody to give it to')
  })

  it('splits no debt, and by no part of a fen or less than nothing', () => {
    expect(() => split(fen(-1), [1, 1])).toThrow('a negative amount')
    for (const weight of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => split(fen(1), [2, weight])).toThrow('weights are whole and not negative')
  })

  it('is exact where a double is not', () => {
    // A double makes the second product one too small: then the remainders are equal, and the fen left goes to the first.
    expect(split(fen(9_007_199_254_740_991), [2, 3])).toEqual([3_602_879_701_896_396, 5_404_319_552_844_595])
  })
})

describe('money is whole (C-31)', () => {
  it('refuses a fraction of a fen instead of rounding it', () => {
    expect(() => fen(0.1 + 0.2)).toThrow('0.30000000000000004 is no whole number of fen')
    expect(() => fen(2 ** 53)).toThrow(RangeError)
  })

  it('rounds a rate down to the fen', () => {
    expect(shareOf(fen(999), 800)).toBe(79)
    expect(shareOf(fen(1250), 800)).toBe(100)
    expect(shareOf(fen(1249), 800)).toBe(99)
  })

  it('takes all of an amount, or none of it, however large', () => {
    const most = fen(2 ** 53 - 1)
    expect(shareOf(most, 10_000)).toBe(most)
    expect(shareOf(most, 0)).toBe(0)
  })

  it('adds up amounts to the fen, and refuses a sum that a double does not carry', () => {
    expect(sumFen([fen(460), fen(-60), fen(1)])).toBe(401)
    expect(sumFen([])).toBe(0)
    expect(() => sumFen([fen(2 ** 53 - 1), fen(1)])).toThrow(RangeError)
  })
})
