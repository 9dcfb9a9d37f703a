import { describe, expect, it } from 'vitest'
import { crateOf } from '../../../domain/group/crate-of'
import type { Joined } from '../../../domain/shelf/types'
import { fen, groupDocuments, START } from '../../support/world'

const { terms } = groupDocuments({}, START)
const caps = (key: string, surname: string, units: number, paidAt: number): Joined => ({
  key,
  surname,
  units,
  fen: fen(460 * units),
  paidAt,
})
/** The crate as 林 sees it. */
const seen = (...shelves: Record<string, Joined>[]) =>
  crateOf(
    terms,
    shelves.map(joined => ({ joined })),
    'klin',
    false,
  )

describe('the crate', () => {
  const shelf = {
    o3: caps('klin', '林', 2, START + 3),
    o1: caps('kzhou', '周', 6, START + 1),
    o2: caps('klin', '林', 4, START + 2),
  }

  it('fills in the order of payment, several orders of a neighbour in one hue', () => {
    const crate = seen(shelf)
    expect(crate.caps.map(({ surname, units, hue, who, mine }) => [surname, units, hue, who, mine])).toEqual([
      ['周', 6, 1, 1, false],
      ['林', 4, 2, 2, true],
      ['林', 2, 2, 2, true],
    ])
    expect(crate).toMatchObject({ missing: 12, totals: { units: 12, people: 2, orders: 3 } })
  })

  it('misses nothing once it formed, whatever goes back later (C-13)', () => {
    expect(crateOf(terms, [{ joined: shelf }], 'klin', true).missing).toBe(0)
  })

  it('fills in the same order for everybody when two paid in the same millisecond', () => {
    const [zhou, lin, wu] = ['周', '林', '吴'].map(surname => caps(`k${surname}`, surname, 1, START))
    const order = ['林', '吴', '周']
    const ways: Record<string, Joined>[][] = [
      [{ o1: lin!, o2: wu!, o3: zhou! }],
      [{ o3: zhou!, o2: wu!, o1: lin! }],
      [{ o2: wu! }, { o3: zhou! }, { o1: lin! }],
    ]
    for (const shelves of ways) expect(seen(...shelves).caps.map(({ surname }) => surname)).toEqual(order)
  })

  it('is one crate, however many shelves a hot group has', () => {
    const crate = seen({ o2: caps('klin', '林', 4, START + 2) }, { o1: caps('kzhou', '周', 6, START + 1) })
    expect(crate.caps.map(({ surname }) => surname)).toEqual(['周', '林'])
    expect(crate.totals).toEqual({ units: 10, fen: 4600, people: 2, orders: 2 })
  })

  it('begins again with its eight hues at the ninth neighbour', () => {
    const many = Array.from({ length: 9 }, (_, n) => [`o${n}`, caps(`k${n}`, '林', 1, START + n)])
    const crate = seen(Object.fromEntries(many) as Record<string, Joined>)
    expect(crate.caps.map(({ hue }) => hue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1])
    expect(crate.caps.map(({ who }) => who)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('shows which caps the leader bought for herself (C-12)', () => {
    const crate = seen({
      o1: { ...caps('kchen', '陈', 1, START), leader: true },
      o2: caps('klin', '林', 1, START + 1),
    })
    expect(crate.caps.map(({ leader }) => leader)).toEqual([true, false])
  })
})
