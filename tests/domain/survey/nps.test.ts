import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustedWald, npsOf, npsOfDistribution, standardError } from '../../../domain/survey/nps'

/** Of whoever was asked, ninety answered: what is asked and answered moves no score. */
const ofScores = (given: number[], invited: number) => npsOf(given, { invited, answered: 90 })

const scores = (promoters: number, passives: number, detractors: number) => [
  ...Array<number>(promoters).fill(9),
  ...Array<number>(passives).fill(8),
  ...Array<number>(detractors).fill(6),
]

describe('the net promoter score (C-63)', () => {
  it('is 40 with 60, 20 and 20 of a hundred, within the adjusted interval', () => {
    expect(ofScores(scores(60, 20, 20), 240)).toEqual({
      n: 100,
      promoters: 60,
      passives: 20,
      detractors: 20,
      show: 'full',
      score: 40,
      interval: { low: 23, high: 54 },
      invited: 240,
      answered: 90,
    })
    expect(standardError(60, 20, 20)).toBeCloseTo(8, 2)
    const { centre, margin } = adjustedWald(60, 20, 20)
    expect(centre).toBeCloseTo(38.83, 2)
    expect(margin).toBeCloseTo(15.46, 2)
  })

  it('is 30 with 200, 120 and 80 of four hundred', () => {
    expect(ofScores(scores(200, 120, 80), 400).score).toBe(30)
    expect(standardError(200, 120, 80)).toBeCloseTo(3.9051, 4)
  })

  it('does not believe ten promoters to be certain', () => {
    const { centre, margin } = adjustedWald(10, 0, 0)
    expect(centre).toBeCloseTo(76.9, 1)
    expect(margin).toBeCloseTo(29.4, 1)
    expect(ofScores(scores(10, 0, 0), 10)).toMatchObject({ score: 100, interval: { low: 48, high: 100 } })
  })

  it('shows only counts below 10 answers, a greyed score from 10 and a full one from 30', () => {
    expect(ofScores(scores(9, 0, 0), 20)).toMatchObject({ n: 9, show: 'counts', score: null, interval: null })
    expect(ofScores(scores(10, 0, 0), 20).show).toBe('greyed')
    expect(ofScores(scores(29, 0, 0), 29).show).toBe('greyed')
    expect(ofScores(scores(30, 0, 0), 30).show).toBe('full')
  })

  it('puts 0–6, 7–8 and 9–10 apart', () => {
    const all = ofScores([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 11)
    expect(all).toMatchObject({ detractors: 7, passives: 2, promoters: 2, score: -45 })
  })

  it('refuses what is no score', () => {
    for (const score of [-1, 11, 6.5, Number.NaN]) expect(() => ofScores([score], 1)).toThrow()
  })

  it('counts only what was answered: who was invited and kept silent moves nothing', () => {
    const answered = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 200 })
    fc.assert(
      fc.property(answered, fc.nat(1000), fc.nat(1000), (given, some, others) => {
        const { invited: _a, ...one } = ofScores(given, some)
        const { invited: _b, ...other } = ofScores([...given].reverse(), others)
        expect(one).toEqual(other)
        expect(one.promoters + one.passives + one.detractors).toBe(one.n)
        if (one.score !== null) expect(Object.is(one.score, -0)).toBe(false)
      }),
    )
  })

  it('turns round when praise and blame change places', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (promoters, passives, detractors) => {
        const there = ofScores(scores(promoters, passives, detractors), 0)
        const back = ofScores(scores(detractors, passives, promoters), 0)
        if (there.score === null || !there.interval || !back.interval) return
        expect(there.score).toBe(0 - back.score!)
        expect([there.interval.low, there.interval.high]).toEqual([
          0 - back.interval.high,
          0 - back.interval.low,
        ])
      }),
    )
  })

  it('is the same from scores and from counts', () => {
    expect(npsOfDistribution([0, 0, 0, 0, 0, 0, 20, 0, 20, 60, 0], { invited: 240, answered: 90 })).toEqual(
      ofScores(scores(60, 20, 20), 240),
    )
  })
})
