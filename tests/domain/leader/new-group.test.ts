import { describe, expect, it } from 'vitest'
import type { StockItem } from '../../../domain/goods/types'
import { groupOf, mostOnShelves, shelfIdOf, shelvesOf, templateOf } from '../../../domain/leader/open-group'
import { DECIDE_AFTER } from '../../../domain/order/limits'
import { START } from '../../support/world'
import { chen, opening, promised, times } from './an-opening'

describe('the shelves of a new group', () => {
  it('are named after it, from one on', () => {
    expect([shelfIdOf('g1', 0), shelfIdOf('g1', 1)]).toEqual(['g1~1', 'g1~2'])
  })

  it('may be given what was allotted, spread over as many as were promised', () => {
    const terms = promised({ skus: ['mandarin'], allot: { mandarin: 4_001 } })
    expect(mostOnShelves(terms, terms.allot!)).toEqual([
      { mandarin: 1_334 },
      { mandarin: 1_334 },
      { mandarin: 1_333 },
    ])
  })

  it('are one where nothing was promised about their number', () => {
    const { shelfCount: _none, ...before } = promised({ skus: ['mandarin'] })
    expect(mostOnShelves(before, { mandarin: 4_001, opener: 3 })).toEqual([{ mandarin: 4_001 }])
  })

  it('begin with what came from the warehouse, all of it free and the rest to come', () => {
    const terms = promised()
    const most: Record<StockItem, number>[] = [{ mandarin: 96, seasalt: 48 }, { mandarin: 90 }]
    expect(shelvesOf(terms, most, [{ mandarin: 40, seasalt: 0 }])).toEqual([
      {
        _id: 'g1~1',
        groupId: 'g1',
        regionId: 'east',
        open: true,
        termsVersion: 1,
        endsAt: times.endsAt,
        items: {
          mandarin: { allotted: 40, free: 40, held: 0, posted: 0, most: 96, loads: 1 },
          seasalt: { allotted: 0, free: 0, held: 0, posted: 0, most: 48, loads: 0 },
        },
        holds: {},
        joined: {},
        voided: {},
        unpaid: {},
      },
      expect.objectContaining({
        _id: 'g1~2',
        items: { mandarin: { allotted: 0, free: 0, held: 0, posted: 0, most: 90, loads: 0 } },
      }),
    ])
  })

  it('know a load of a single bottle as a load', () => {
    const [shelf] = shelvesOf(promised(), [{ mandarin: 96 }], [{ mandarin: 1 }])
    expect(shelf!.items['mandarin']).toMatchObject({ allotted: 1, loads: 1 })
  })

  it('have a free place for each member of a group with a maximum (C-10)', () => {
    const [shelf] = shelvesOf(promised({ mostPeople: 9 }), [{ mandarin: 96 }], [])
    expect(shelf).toMatchObject({ seats: { most: 9, free: 9 }, seated: {} })
  })
})

describe('a new group', () => {
  it('is open, undecided, and closes itself at its deadline', () => {
    const shelves = [{ _id: 'g1~1' }, { _id: 'g1~2' }]
    expect(groupOf(promised(), opening(), shelves, chen, 'mxu', START)).toEqual({
      _id: 'g1',
      title: '周四汽水团',
      leaderId: 'mchen',
      leaderName: '陈姐',
      regionId: 'east',
      pointId: 'wutong3',
      relation: 'co-create',
      origin: { kind: 'template', id: 'thursday' },
      templateId: 'thursday',
      openedAt: START,
      openedBy: 'mxu',
      endsAt: times.endsAt,
      decideAt: times.endsAt + DECIDE_AFTER,
      collectFrom: times.collectFrom,
      termsVersion: 1,
      shelves: ['g1~1', 'g1~2'],
      state: 'open',
      formedAt: null,
      outcome: null,
      totals: null,
      arrivedAt: null,
      todo: { close: { due: times.endsAt, tries: 0 } },
      nextDue: times.endsAt,
      stuck: false,
    })
  })

  it('goes back to the template at the beginning of its chain', () => {
    const again = { kind: 'group' as const, id: 'g0' }
    expect(templateOf({ templateId: 'thursday', origin: again })).toBe('thursday')
  })

  it('from before that was kept goes back to a template only when it came from one directly', () => {
    expect(templateOf({ origin: { kind: 'template', id: 'thursday' } })).toBe('thursday')
    expect(templateOf({ origin: { kind: 'group', id: 'g0' } })).toBe('')
  })
})
