import { describe, expect, it } from 'vitest'
import { poolOf, promiseGroup, type Opening } from '../../../domain/leader/open-group'
import type { Leader } from '../../../domain/leader/types'
import { fen, goods, points } from '../../support/world'
import { chen, command, goodsWith, opening, promised, times, wutong } from './an-opening'

const refusal = (over: Partial<Opening>, leader: Leader = chen, point: typeof wutong | null = wutong) => {
  const done = promiseGroup(command, opening(over), leader, point, goods, times)
  return done.ok ? null : done.refusal
}

describe('the promise of a new group', () => {
  it('is the first version of its terms, by the opening, the point and her contract', () => {
    expect(promised()).toEqual({
      _id: 'g1@1',
      groupId: 'g1',
      version: 1,
      rule: { by: 'units', target: 24 },
      crateSize: 24,
      pool: poolOf(['mandarin', 'sixpack'], goods),
      ...times,
      points: [{ id: 'wutong3', name: '梧桐里 3 号楼门厅', address: '梧桐里 3 号楼一层' }],
      guarantees: ['refund-if-not-formed', 'short-goods-refunded', 'brand-ships'],
      commissionBp: 800,
      leaderId: 'mchen',
      regionId: 'east',
      shelfCount: 1,
      allot: { mandarin: 96, seasalt: 48, lychee: 24 },
      openHash: 'h1',
    })
  })

  it('allots only what its pool draws, and nothing of what the opening does not name', () => {
    expect(promised({ skus: ['mandarin'] }).allot).toEqual({ mandarin: 96 })
    expect(promised({ allot: { mandarin: 96, opener: 5 } }).allot).toEqual({
      mandarin: 96,
      seasalt: 0,
      lychee: 0,
    })
  })

  it('has as many shelves as its goods need, and one when it has a maximum of members (C-10)', () => {
    expect(promised({ allot: { mandarin: 4_001 } })).toMatchObject({ shelfCount: 3 })
    expect(promised({ allot: { mandarin: 4_001 }, mostPeople: 9 })).toMatchObject({
      shelfCount: 1,
      mostPeople: 9,
    })
    expect(promised()).not.toHaveProperty('mostPeople')
  })

  it('counts shelves by what the pool draws, not by goods that nobody can order there', () => {
    expect(promised({ skus: ['mandarin'], allot: { mandarin: 10, opener: 9_000 } }).shelfCount).toBe(1)
  })

  it('is not made from an opening that is off, or of another region', () => {
    expect(refusal({ on: false })).toEqual({ code: 'template-off' })
    expect(refusal({ regionId: 'north' })).toEqual({ code: 'template-off' })
  })

  it('is not made when nothing of it is on sale', () => {
    expect(refusal({ skus: ['water'] })).toEqual({ code: 'template-off' })
  })

  it('is made at her own point in her own region only, whoever asks (C-70)', () => {
    const wrong = { code: 'wrong-point' }
    expect(refusal({}, chen, null)).toEqual(wrong)
    expect(refusal({}, chen, points[1])).toEqual(wrong)
    expect(refusal({}, chen, { ...wutong, regionId: 'north' })).toEqual(wrong)
    expect(refusal({}, { ...chen, pointIds: ['qingchuan1', 'wutong3'] }, points[1])).toBeNull()
  })
})

describe('the pool of a group', () => {
  it('has the goods in the order of the opening, with the brand’s facts and the price of now', () => {
    const [sixpack, mandarin] = poolOf(['sixpack', 'mandarin'], goodsWith('mandarin', { priceFen: fen(500) }))
    expect(sixpack).toMatchObject({ sku: 'sixpack', units: 6 })
    expect(mandarin).toEqual({
      sku: 'mandarin',
      name: '橘子汽水',
      kind: 'single',
      spec: '275 ml',
      note: '玻璃瓶',
      priceFen: 500,
      listPriceFen: 560,
      units: 1,
      draws: [{ item: 'mandarin', units: 1 }],
      art: 'bottle-mandarin',
      tint: 'orange',
    })
  })

  it('leaves out what is off, and what the brand no longer has', () => {
    const off = goodsWith('mandarin', { state: 'off' })
    expect(poolOf(['mandarin', 'water', 'seasalt'], off).map(({ sku }) => sku)).toEqual(['seasalt'])
  })
})
