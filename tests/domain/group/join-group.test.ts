import { describe, expect, it } from 'vitest'
import { joinGroup, type Join } from '../../../domain/group/join-group'
import type { GroupTerms } from '../../../domain/group/types'
import { fen, groupDocuments, MINUTE, START } from '../../support/world'

const { terms } = groupDocuments({}, START)
const join = (over: Partial<Join> = {}): Join => ({
  lines: [{ sku: 'mandarin', quantity: 6 }],
  pointId: 'wutong3',
  termsVersion: 1,
  expectedFen: fen(2760),
  ...over,
})
const refusal = (over: Partial<Join>, now = START, of: GroupTerms = terms) => {
  const joined = joinGroup(of, join(over), now)
  return joined.ok ? null : joined.refusal
}

describe('joining a group', () => {
  it('takes price, draws and point from the terms (C-70)', () => {
    expect(joinGroup(terms, join(), START)).toMatchObject({
      ok: true,
      value: {
        totalFen: 2760,
        units: 6,
        draws: { mandarin: 6 },
        point: { name: '梧桐里 3 号楼门厅' },
        payBy: START + 15 * MINUTE,
      },
    })
  })

  it('draws for every piece of every line what it is made of (C-02)', () => {
    const lines = [
      { sku: 'sixpack', quantity: 2 },
      { sku: 'mandarin', quantity: 3 },
    ]
    expect(joinGroup(terms, join({ lines, expectedFen: fen(6940) }), START)).toMatchObject({
      value: { draws: { mandarin: 7, seasalt: 4, lychee: 4 }, units: 15, totalFen: 6940 },
    })
  })

  it('is refused at the deadline, to the millisecond (C-18)', () => {
    expect(refusal({}, terms.endsAt - 1)).toBeNull()
    expect(refusal({}, terms.endsAt)).toEqual({ code: 'group-ended', endedAt: terms.endsAt })
  })

  it('is payable until three minutes after the deadline and no longer (C-09)', () => {
    const last = joinGroup(terms, join(), terms.endsAt - 1)
    expect(last).toMatchObject({ ok: true, value: { payBy: terms.endsAt + 3 * MINUTE } })
  })

  it('is for one of the group’s own pick-up points', () => {
    expect(refusal({ pointId: 'beimen1' })).toEqual({ code: 'wrong-point' })
  })

  it('is refused with an empty basket, or with goods the group does not sell', () => {
    expect(refusal({ lines: [], expectedFen: fen(0) })).toEqual({ code: 'empty-basket' })
    const lines = [{ sku: 'water', quantity: 1 }]
    expect(refusal({ lines })).toEqual({ code: 'unknown-goods', sku: 'water' })
  })

  it.each([2759, 2761])('is asked again when the button said %i instead of 2760 (C-16)', said => {
    expect(refusal({ expectedFen: fen(said) })).toEqual({
      code: 'price-changed',
      termsVersion: 1,
      changes: [],
      totalFen: 2760,
    })
  })

  it('is asked again under other terms even when the sum is the same (C-16)', () => {
    const second = { ...terms, version: 2 }
    expect(refusal({}, START, second)).toMatchObject({ code: 'price-changed', termsVersion: 2 })
    expect(refusal({ termsVersion: 2 }, START, second)).toBeNull()
  })
})
