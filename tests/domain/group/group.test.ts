import { describe, expect, it } from 'vitest'
import { askAgain } from '../../../domain/group/ask-again'
import { crateOf } from '../../../domain/group/crate-of'
import { decideGroup } from '../../../domain/group/decide-group'
import { groupFace } from '../../../domain/group/group-face'
import { joinGroup, type Join } from '../../../domain/group/join-group'
import { missing } from '../../../domain/group/missing'
import { reached } from '../../../domain/group/reached'
import type { GroupRule, GroupTerms, GroupTotals } from '../../../domain/group/types'
import type { Joined } from '../../../domain/shelf/types'
import { fen, groupDocuments, MINUTE, START } from '../../support/world'

const { terms, group } = groupDocuments({}, START)
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
const totals = (over: Partial<GroupTotals>): GroupTotals => ({
  units: 0,
  fen: fen(0),
  people: 0,
  orders: 0,
  ...over,
})

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

  it('is refused at the deadline, to the millisecond (C-18)', () => {
    expect(refusal({}, terms.endsAt - 1)).toBeNull()
    expect(refusal({}, terms.endsAt)).toEqual({ code: 'group-ended', endedAt: terms.endsAt })
  })

  it('is payable until three minutes after the deadline and no longer (C-09)', () => {
    const last = joinGroup(terms, join(), terms.endsAt - 1)
    expect(last).toMatchObject({ ok: true, value: { payBy: terms.endsAt + 3 * MINUTE } })
  })

  it('is asked again when the button said something else (C-16)', () => {
    expect(refusal({ expectedFen: fen(2759) })).toMatchObject({ code: 'price-changed', totalFen: 2760 })
    expect(refusal({ pointId: 'beimen1' })).toEqual({ code: 'wrong-point' })
    const dearer = { ...terms, version: 2, pool: terms.pool.map(good => ({ ...good, priceFen: fen(500) })) }
    expect(askAgain(terms, dearer, join().lines)).toEqual({
      code: 'price-changed',
      termsVersion: 2,
      totalFen: 3000,
      changes: [{ sku: 'mandarin', name: '橘子汽水', wasFen: 460, nowFen: 500 }],
    })
  })
})

describe('forming', () => {
  const rules: [GroupRule, GroupTotals, boolean, number][] = [
    [{ by: 'units', target: 24 }, totals({ units: 23 }), false, 1],
    [{ by: 'units', target: 24 }, totals({ units: 24 }), true, 0],
    [{ by: 'cases', target: 2 }, totals({ units: 47 }), false, 1],
    [{ by: 'cases', target: 2 }, totals({ units: 48 }), true, 0],
    [{ by: 'people', target: 3 }, totals({ people: 2, orders: 9 }), false, 1],
    [{ by: 'people', target: 3 }, totals({ people: 3 }), true, 0],
    [{ by: 'amount', targetFen: fen(10000) }, totals({ fen: fen(9999) }), false, 1],
    [{ by: 'amount', targetFen: fen(10000) }, totals({ fen: fen(10000) }), true, 0],
  ]
  it.each(rules)('measures %j', (rule, sum, formed, left) => {
    expect(reached(rule, 24, sum)).toBe(formed)
    expect(missing(rule, 24, sum)).toBe(left)
  })

  it('stays formed whatever goes back later (C-13), and fails without its target (C-12)', () => {
    expect(decideGroup({ formedAt: START }, terms, totals({}))).toBe('formed')
    expect(decideGroup({ formedAt: null }, terms, totals({ units: 23 }))).toBe('failed')
    expect(decideGroup({ formedAt: null }, terms, totals({ units: 24 }))).toBe('formed')
  })

  it('is closing from the deadline on, before any timer came by', () => {
    expect(groupFace(group, group.endsAt - 1)).toBe('open')
    expect(groupFace(group, group.endsAt)).toBe('closing')
    expect(groupFace({ ...group, state: 'closed', outcome: 'failed' }, group.endsAt)).toBe('failed')
  })
})

describe('the crate', () => {
  const caps = (key: string, surname: string, units: number, paidAt: number): Joined => ({
    key,
    surname,
    units,
    fen: fen(460 * units),
    paidAt,
  })
  const shelf = {
    joined: {
      o3: caps('klin', '林', 2, START + 3),
      o1: caps('kzhou', '周', 6, START + 1),
      o2: caps('klin', '林', 4, START + 2),
    },
  }

  it('fills in the order of payment, several orders of a neighbour in one hue', () => {
    const crate = crateOf(terms, [shelf], 'klin', false)
    expect(crate.caps.map(({ surname, units, hue, who, mine }) => [surname, units, hue, who, mine])).toEqual([
      ['周', 6, 1, 1, false],
      ['林', 4, 2, 2, true],
      ['林', 2, 2, 2, true],
    ])
    expect(crate).toMatchObject({ missing: 12, totals: { units: 12, people: 2, orders: 3 } })
    expect(crateOf(terms, [shelf], 'klin', true).missing).toBe(0)
  })
})
