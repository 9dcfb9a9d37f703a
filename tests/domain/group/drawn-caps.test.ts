import { describe, expect, it } from 'vitest'
import { drawnCaps, MOST_SLOTS } from '../../../domain/group/drawn-caps'
import type { GroupRule } from '../../../domain/group/types'
import { fen } from '../../support/world'

interface Cap {
  surname: string
  units: number
  fen: number
  mine: boolean
  who: number
  people?: number
}
const cap = (who: number, over: Partial<Cap> = {}): Cap => ({
  surname: '林',
  units: 1,
  fen: 460,
  mine: false,
  who,
  ...over,
})
const neighbours = (many: number, over: Partial<Cap> = {}) =>
  Array.from({ length: many }, (_, index) => cap(index + 1, over))
/** Each cap in short: whose it is, or how many neighbours stand together in it. */
const shown = (caps: Cap[]) =>
  caps.map(({ who, people }) => (people === undefined ? who : `${people} together`))

describe('a crate of bottles', () => {
  const rule: GroupRule = { by: 'units', target: 24 }

  it('is drawn whole while it is small', () => {
    const caps = neighbours(MOST_SLOTS)
    expect(drawnCaps(rule, 24, caps)).toEqual(caps)
  })

  it('draws its last slots and the last of its target; who is in neither stands together, without a surname', () => {
    const sent = drawnCaps({ by: 'units', target: 60 }, 24, neighbours(200))
    expect(shown(sent)).toEqual(['12 together', ...range(13, 60), '92 together', ...range(153, 200)])
    expect(sent[0]).toEqual({ surname: '', units: 12, fen: 12 * 460, mine: false, who: 0, people: 12 })
  })

  it('counts a target in cases by its bottles', () => {
    const sent = drawnCaps({ by: 'cases', target: 5 }, 12, neighbours(200))
    expect(shown(sent)).toEqual(['12 together', ...range(13, 60), '92 together', ...range(153, 200)])
  })

  it('gives no slot to who bought no bottle: an opener stands with its like', () => {
    const sent = drawnCaps(rule, 24, [cap(1), cap(2, { units: 0 }), cap(3, { units: 0 }), cap(4)])
    expect(shown(sent)).toEqual([1, '2 together', 4])
  })

  it('keeps the caller apart from the neighbours she stands among, with all her own orders', () => {
    const caps = neighbours(52)
    const mine = { mine: true, surname: '周' }
    const sent = drawnCaps({ by: 'units', target: 52 }, 24, [
      cap(1),
      cap(90, mine),
      cap(2),
      cap(90, mine),
      ...caps.slice(4),
    ])
    expect(sent.slice(0, 2)).toEqual([
      { surname: '', units: 2, fen: 920, mine: false, who: 0, people: 2 },
      { surname: '周', units: 2, fen: 920, mine: true, who: 90 },
    ])
    expect(shown(sent).slice(2)).toEqual(range(5, 52))
  })
})

describe('a crate of people', () => {
  const rule: GroupRule = { by: 'people', target: 2 }

  it('has one cap for a neighbour, however often she ordered', () => {
    const sent = drawnCaps(rule, 24, [cap(1), cap(2), cap(1, { units: 5, fen: 2300 })])
    expect(sent).toEqual([cap(1, { units: 6, fen: 2760 }), cap(2)])
  })

  it('has no slot for who came past the target', () => {
    expect(shown(drawnCaps(rule, 24, neighbours(5)))).toEqual([1, 2, '3 together'])
  })

  it('draws the last slots of a large one', () => {
    const sent = drawnCaps({ by: 'people', target: 60 }, 24, neighbours(70))
    expect(shown(sent)).toEqual(['12 together', ...range(13, 60), '10 together'])
    const begun = drawnCaps({ by: 'people', target: 60 }, 24, neighbours(50))
    expect(shown(begun)).toEqual(['2 together', ...range(3, 50)])
  })
})

describe('a crate of money', () => {
  // A slot stands for 30 yuan: nine of them, the last for the ten that are left.
  const rule: GroupRule = { by: 'amount', targetFen: fen(25_000) }
  const paid = (...all: number[]) => all.map((amount, index) => cap(index + 1, { fen: amount }))
  const drawn = (caps: Cap[]) => drawnCaps(rule, 24, caps).map(({ who, units, fen }) => [who, units, fen])

  it('has on each step the cap of who completed it, with what came before her', () => {
    expect(drawn(paid(1_000, 1_000, 1_000, 2_999, 1))).toEqual([
      [3, 3, 3_000],
      [5, 2, 3_000],
    ])
  })

  it('has one cap for who completes several steps at once', () => {
    expect(drawn(paid(9_000, 3_000))).toEqual([
      [1, 1, 9_000],
      [2, 1, 3_000],
    ])
  })

  it('has what was paid since the last step on the last cap', () => {
    expect(drawn(paid(3_000, 500, 700))).toEqual([
      [1, 1, 3_000],
      [3, 2, 1_200],
    ])
  })

  it('is full at its target, with the cap of who reached it to the fen, and nothing is a step after that', () => {
    expect(drawn(paid(24_000, 1_000, 3_000, 4_000))).toEqual([
      [1, 1, 24_000],
      [2, 1, 1_000],
      [4, 2, 7_000],
    ])
    expect(drawn(paid(24_000, 999, 1))).toEqual([
      [1, 1, 24_000],
      [3, 2, 1_000],
    ])
  })
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
