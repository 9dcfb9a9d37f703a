import type { Entry } from '../ledger/types'
import type { Instant } from '../money/types'
import type { Moved, Sum } from './types'

export const NO_SCORES: readonly number[] = Array.from({ length: 11 }, () => 0)

export const dayKey = (midnight: Instant): string => `d${midnight}`

/** What entries and scores of one span add up to. `midnightOf` knows where days begin. */
export function addUp(
  of: Pick<Sum, '_id' | 'regionId' | 'span' | 'from'>,
  entries: readonly Entry[],
  scores: readonly number[],
  midnightOf: (at: Instant) => Instant,
): Sum {
  const sum: Sum = { ...of, days: {}, scores: [...NO_SCORES] }
  for (const entry of entries) addEntry(sum.days, entry, dayKey(midnightOf(entry.at)))
  for (const score of scores) sum.scores[score] = (sum.scores[score] ?? 0) + 1
  return sum
}

function addEntry(days: Sum['days'], { what, postings }: Entry, day: string): void {
  const kinds = (days[day] ??= {})
  const moved = (kinds[what] ??= { n: 0, accounts: {} })
  moved.n += 1
  // A person's account is in her wallet.
  for (const { account, amount } of postings)
    if (!account.includes(':')) moved.accounts[account] = (moved.accounts[account] ?? 0) + amount
}

/** Several spans as one. */
export function merge(of: Pick<Sum, '_id' | 'regionId' | 'span' | 'from'>, sums: readonly Sum[]): Sum {
  const whole: Sum = { ...of, days: {}, scores: [...NO_SCORES] }
  for (const { days, scores } of sums) {
    scores.forEach((n, score) => (whole.scores[score] = (whole.scores[score] ?? 0) + n))
    for (const [day, kinds] of Object.entries(days))
      for (const [what, moved] of Object.entries(kinds) as [Entry['what'], Moved][]) {
        const into = ((whole.days[day] ??= {})[what] ??= { n: 0, accounts: {} })
        into.n += moved.n
        for (const [account, amount] of Object.entries(moved.accounts))
          into.accounts[account] = (into.accounts[account] ?? 0) + amount
      }
  }
  return whole
}

/** Nothing was booked or answered: not worth a document. */
export function isEmpty({ days, scores }: Sum): boolean {
  return Object.keys(days).length === 0 && scores.every(n => n === 0)
}
