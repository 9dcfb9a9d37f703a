import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../../domain/money/fen'
import { shareOf } from '../../domain/money/share-of'
import { split } from '../../domain/money/split'

const amount = fc.integer({ min: 0, max: 100_000_000 })

describe('the laws of splitting money', () => {
  it('loses no fen and gives nobody a fen more than her share rounded up (C-21)', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 60 }),
        (total, weights) => {
          const sum = weights.reduce((all, weight) => all + weight, 0)
          fc.pre(sum > 0)
          const parts = split(fen(total), weights)
          expect(parts.reduce<number>((all, part) => all + part, 0)).toBe(total)
          for (const [index, part] of parts.entries()) {
            const exact = (BigInt(total) * BigInt(weights[index]!)) / BigInt(sum)
            expect(part === Number(exact) || part === Number(exact) + 1).toBe(true)
          }
        },
      ),
      { numRuns: 2000, seed: 21 },
    )
  })

  it('takes no more off a line than the line costs (C-21)', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lines, part) => {
          const sum = lines.reduce((all, line) => all + line, 0)
          fc.pre(sum > 0)
          const discount = Math.floor(sum * part)
          for (const [index, share] of split(fen(discount), lines).entries())
            expect(share).toBeLessThanOrEqual(lines[index]!)
        },
      ),
      { numRuns: 2000, seed: 22 },
    )
  })

  it('takes commission that is never more than the rate allows, line by line (C-34)', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), fc.integer({ min: 0, max: 10_000 }), (lines, rate) => {
        const whole = lines.reduce((all, line) => all + line, 0)
        const each = lines.reduce((all, line) => all + shareOf(fen(line), rate), 0)
        expect(each).toBeLessThanOrEqual(shareOf(fen(whole), rate))
        expect(shareOf(fen(whole), rate) - each).toBeLessThanOrEqual(lines.length)
      }),
      { numRuns: 1000, seed: 34 },
    )
  })
})
