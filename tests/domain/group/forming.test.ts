import { describe, expect, it } from 'vitest'
import { decideGroup } from '../../../domain/group/decide-group'
import { missing } from '../../../domain/group/missing'
import { reached } from '../../../domain/group/reached'
import type { GroupRule, GroupTotals } from '../../../domain/group/types'
import { fen, groupDocuments, START } from '../../support/world'

const { terms } = groupDocuments({}, START)
const totals = (over: Partial<GroupTotals>): GroupTotals => ({
  units: 0,
  fen: fen(0),
  people: 0,
  orders: 0,
  ...over,
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
})
