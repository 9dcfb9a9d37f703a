import { describe, expect, it } from 'vitest'
import { byBuilding, piecesWords } from '../../../../src/pages/leader/pickups/by-building.ts'
import type { PickupRow } from '../../../../contracts/leader.ts'

const row = (orderId: string, household: string, state: PickupRow['state']): PickupRow => ({
  orderId,
  name: '许姐',
  household,
  units: 4,
  lines: [],
  state,
  collectedAt: null,
  groupTitle: '周四汽水团',
})
const rows = [
  row('a', '1-101', 'collected'),
  row('b', '3-602', 'collected'),
  row('c', '3 号楼 201', 'waiting'),
  row('d', '5-701', 'waiting'),
  row('e', '5-702', 'waiting'),
  row('f', '', 'waiting'),
]
const shape = (shown: Parameters<typeof byBuilding>[1]) =>
  byBuilding(rows, shown).map(({ building, rows: its }) => [
    building,
    its.map(({ orderId }) => orderId).join(''),
  ])

describe('parcels by building', () => {
  it('goes by the numbers where somebody waits, then where all have been, and who waits before who has been', () => {
    expect(shape('all')).toEqual([
      ['3', 'cb'],
      ['5', 'de'],
      ['', 'f'],
      ['1', 'a'],
    ])
  })

  it('leaves out a building where nothing of what is asked for lies', () => {
    expect(shape('collected')).toEqual([
      ['3', 'b'],
      ['1', 'a'],
    ])
  })

  it('still counts who waits when only the collected are shown', () => {
    expect(byBuilding(rows, 'collected')[0]).toMatchObject({ building: '3', waiting: 1 })
  })

  it('names only what is to be handed out', () => {
    const lines = [
      { name: '橘子汽水', quantity: 4 },
      { name: '海盐汽水', quantity: 0 },
      { name: '荔枝汽水', quantity: 2 },
    ] as PickupRow['lines']
    expect(piecesWords({ lines })).toBe('橘子汽水 4、荔枝汽水 2')
  })
})
