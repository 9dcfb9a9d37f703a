import type { Entry } from '../ledger/types'
import type { Instant } from '../money/types'
import { opensCase } from '../survey/case'
import type { Answers } from '../survey/types'
import type { Happened, Moved, Sum } from './types'

type Of = Pick<Sum, '_id' | 'regionId' | 'span' | 'from'>

/** How often each score from 0 to 10 was given, before anybody gave one. */
export const NO_SCORES: readonly number[] = Array.from({ length: 11 }, () => 0)

/** A local day as a field name: a letter in front of its midnight, because a field name begins with one. */
export const dayKey = (midnight: Instant): string => `d${midnight}`

/** How many answers came to the invitations of the days from a midnight on. */
export function answeredSince({ answered }: Pick<Sum, 'answered'>, midnight: Instant): number {
  return Object.entries(answered).reduce(
    (all, [day, n]) => (Number(day.slice(1)) >= midnight ? all + n : all),
    0,
  )
}

/** What happened in one span adds up to. `midnightOf` knows where days begin. */
export function addUp(
  of: Of,
  { entries, responses, invited }: Happened,
  midnightOf: (at: Instant) => Instant,
): Sum {
  const sum = { ...nothing(of), invited }
  for (const entry of entries) addEntry(sum.days, entry, dayKey(midnightOf(entry.at)))
  for (const { score, answers, invitedAt } of responses) {
    sum.scores[score] = (sum.scores[score] ?? 0) + 1
    add(sum.answered, dayKey(midnightOf(invitedAt)), 1)
    if (opensCase(score)) addReasons(sum.reasons, answers)
  }
  return sum
}

function addEntry(days: Sum['days'], { what, postings }: Entry, day: string): void {
  const moved = movedOn(days, day, what)
  moved.n += 1
  // A person's account is in her wallet.
  for (const { account, amount } of postings) if (!account.includes(':')) add(moved.accounts, account, amount)
}

/** Who chose several options of a question gave several reasons. */
function addReasons(reasons: Sum['reasons'], answers: Answers): void {
  for (const [question, chosen] of Object.entries(answers))
    if (Array.isArray(chosen)) for (const option of chosen) add((reasons[question] ??= {}), option, 1)
}

/** Several spans as one. */
export function merge(of: Of, sums: readonly Sum[]): Sum {
  const whole = nothing(of)
  for (const { days, scores, invited, answered, reasons } of sums) {
    scores.forEach((n, score) => (whole.scores[score] = (whole.scores[score] ?? 0) + n))
    whole.invited += invited
    addAll(whole.answered, answered)
    for (const [question, options] of Object.entries(reasons))
      addAll((whole.reasons[question] ??= {}), options)
    for (const [day, kinds] of Object.entries(days))
      for (const [what, moved] of Object.entries(kinds) as [Entry['what'], Moved][]) {
        const into = movedOn(whole.days, day, what)
        into.n += moved.n
        addAll(into.accounts, moved.accounts)
      }
  }
  return whole
}

/** Nothing was booked, asked or answered: not worth a document. */
export function isEmpty({ days, scores, invited }: Sum): boolean {
  return Object.keys(days).length === 0 && scores.every(n => n === 0) && invited === 0
}

const nothing = (of: Of): Sum => ({
  ...of,
  days: {},
  scores: [...NO_SCORES],
  invited: 0,
  answered: {},
  reasons: {},
})

function movedOn(days: Sum['days'], day: string, what: Entry['what']): Moved {
  return ((days[day] ??= {})[what] ??= { n: 0, accounts: {} })
}

function addAll(into: Record<string, number>, counts: Record<string, number>): void {
  for (const [key, n] of Object.entries(counts)) add(into, key, n)
}

function add(into: Record<string, number>, key: string, n: number): void {
  into[key] = (into[key] ?? 0) + n
}
