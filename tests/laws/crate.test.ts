import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crateOf, type CrateCaps } from '../../domain/group/crate-of'
import { drawnCaps, MOST_SLOTS } from '../../domain/group/drawn-caps'
import type { GroupRule } from '../../domain/group/types'
import { fen } from '../../domain/money/fen'
import type { Joined } from '../../domain/shelf/types'
import { planCrate } from '../../src/components/crate/contents'
import { contentsOf } from '../../src/components/crate/from-view'
import { asDecided } from '../../src/components/group-line/as-decided'

/** A crowd's crate is drawn from a few caps; nobody who looks at it can tell. */

const sizes = fc.constantFrom(12, 24, 48)
const rules: fc.Arbitrary<GroupRule> = fc.oneof(
  fc.record({ by: fc.constant('units' as const), target: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ by: fc.constant('cases' as const), target: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ by: fc.constant('people' as const), target: fc.integer({ min: 1, max: 150 }) }),
  fc.record({ by: fc.constant('amount' as const), targetFen: fc.integer({ min: 1, max: 400_000 }).map(fen) }),
)
const orders = fc.array(
  fc.record({
    neighbour: fc.integer({ min: 0, max: 120 }),
    // Mostly few: only small orders end exactly where a crate does.
    units: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 30 })),
    fen: fc.integer({ min: 1, max: 20_000 }),
  }),
  { maxLength: 300, size: 'max' },
)
const baskets = fc.option(
  fc.record({ units: fc.integer({ min: 0, max: 120 }), fen: fc.integer({ min: 0, max: 90_000 }) }),
  { nil: undefined },
)

test('a crate looks the same, drawn from the caps that are sent or from all there are', () => {
  fc.assert(
    fc.property(
      rules,
      sizes,
      orders,
      baskets,
      fc.constantFrom('open', 'formed'),
      (rule, crateSize, joined, basket, state) => {
        const crate = crateOf({ rule, crateSize }, [{ joined: shelfOf(joined) }], 'k7', false)
        const drawn = (caps: CrateCaps[]) =>
          planCrate(asDecided(contentsOf({ ...crate, caps }, basket), state as 'open' | 'formed'))
        const sent = drawnCaps(rule, crateSize, crate.caps)
        expect(drawn(sent)).toEqual(drawn(crate.caps))
        // Two crates at most, and on each side of them the neighbours and the caller.
        expect(sent.length).toBeLessThanOrEqual(2 * MOST_SLOTS + 6)
        expect(sumOf(sent, 'fen')).toBe(sumOf(crate.caps, 'fen'))
        expect(sumOf(sent, 'units')).toBe(sumOf(crate.caps, 'units'))
      },
    ),
    { numRuns: Number(process.env['LINTUAN_RUNS'] ?? 300) },
  )
})

test('a full crate of the largest size is drawn whole, whoever came before and after', () => {
  const bottles = (from: number, many: number) =>
    Array.from({ length: many }, (_, index) => ({ neighbour: from + index, units: 1, fen: 100 }))
  const rule = { by: 'cases' as const, target: 2 }
  const { caps } = crateOf({ rule, crateSize: 48 }, [{ joined: shelfOf(bottles(0, 2_000)) }], 'k7', true)
  const sent = drawnCaps<CrateCaps & { people?: number }>(rule, 48, caps)
  // 48 to 95 filled the target's last crate, 1952 to 1999 are the last there are.
  expect(sent.filter(({ people }) => people === undefined).map(({ who }) => who)).toEqual([
    8,
    ...range(49, 96),
    ...range(1_953, 2_000),
  ])
  expect(
    sent.filter(({ people }) => people !== undefined).map(({ people, units }) => [people, units]),
  ).toEqual([
    [47, 47],
    [1_856, 1_856],
  ])
})

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

function shelfOf(orders: { neighbour: number; units: number; fen: number }[]): Record<string, Joined> {
  return Object.fromEntries(
    orders.map(({ neighbour, units, fen: paid }, index) => [
      `o${index}`,
      {
        key: `k${neighbour}`,
        surname: String.fromCodePoint(0x4e00 + neighbour),
        units,
        fen: fen(paid),
        paidAt: index,
      },
    ]),
  )
}

function sumOf(caps: readonly CrateCaps[], what: 'fen' | 'units'): number {
  return caps.reduce((sum, cap) => sum + cap[what], 0)
}
