import type { CardOutput } from '#contracts/member'
import { localTime } from '@/texts/dates'

export interface Lot {
  points: number
  expiresAt: number
  tone: 'low' | 'gold' | 'accent'
  /** Several later ones in one line. */
  rest?: boolean
}

const tones = ['low', 'gold', 'accent'] as const

/**
 * Lots as they are listed: those of one expiry day are one, the first to expire in front, at most three lines; what
 * comes later is the last of them. The sum stays the same.
 */
export function lotLines(lots: CardOutput['lots']): Lot[] {
  const days = new Map<number, { points: number; expiresAt: number }>()
  for (const { points, expiresAt } of [...lots].sort((a, b) => a.expiresAt - b.expiresAt)) {
    const day = localTime(expiresAt).day
    const known = days.get(day)
    days.set(day, { expiresAt, points: (known?.points ?? 0) + points })
  }
  const each = [...days.values()]
  const shown = each.length > 3 ? [...each.slice(0, 2), together(each.slice(2))] : each
  return shown.map((lot, index) => ({ ...lot, tone: tones[tones.length - shown.length + index] ?? 'accent' }))
}

function together(lots: { points: number; expiresAt: number }[]) {
  return {
    points: lots.reduce((sum, lot) => sum + lot.points, 0),
    expiresAt: lots[0]!.expiresAt,
    rest: true,
  }
}

/** 「第 2 年」: which year of being a member this is, by the calendar in China. */
export const memberYear = (since: number, now: number): number =>
  localTime(now).year - localTime(since).year + 1
