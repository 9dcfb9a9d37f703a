import type { Nps } from './types'

/** Below this many answers only counts are shown (C-63). */
const SCORE_FROM = 10
/** From this many on the score stands in full; between the two it is greyed (C-63). */
const FULL_FROM = 30
/** 97.5 % quantile of the normal distribution, for a 95 % interval. */
const Z = 1.959964

/** How many were asked in some time, and how many of these invitations were answered: both about the same people. */
export type Asked = Pick<Nps, 'invited' | 'answered'>

/**
 * The net promoter score of what was answered: 9–10 promote, 7–8 are passive, 0–6 detract. The score is the raw one,
 * rounded once; the interval is the adjusted Wald of Rocks (2016), which stays honest for few answers. `asked` says how
 * many were asked and answered, so that a score never stands without its company.
 */
export function npsOf(scores: number[], asked: Asked): Nps {
  const distribution = Array<number>(11).fill(0)
  for (const score of scores) {
    if (!Number.isInteger(score) || score < 0 || score > 10) throw new Error(`${score} is no score`)
    distribution[score] = (distribution[score] ?? 0) + 1
  }
  return npsOfDistribution(distribution, asked)
}

/** The same from counts: `distribution[s]` answers gave the score s. */
export function npsOfDistribution(distribution: number[], asked: Asked): Nps {
  const within = (low: number, high: number) =>
    distribution.slice(low, high + 1).reduce((sum, count) => sum + count, 0)
  const promoters = within(9, 10)
  const passives = within(7, 8)
  const detractors = within(0, 6)
  const n = promoters + passives + detractors
  const counts = { n, promoters, passives, detractors, ...asked }
  if (n < SCORE_FROM) return { ...counts, show: 'counts', score: null, interval: null }
  const { centre, margin } = adjustedWald(promoters, passives, detractors)
  return {
    ...counts,
    show: n < FULL_FROM ? 'greyed' : 'full',
    score: whole((100 * (promoters - detractors)) / n),
    interval: { low: Math.max(-100, whole(centre - margin)), high: Math.min(100, whole(centre + margin)) },
  }
}

/** Centre and half-width in points: ¾ of a promoter, ¾ of a detractor and 1½ passives are added before Wald. */
export function adjustedWald(
  promoters: number,
  passives: number,
  detractors: number,
): { centre: number; margin: number } {
  const n = promoters + passives + detractors + 3
  const p = (promoters + 0.75) / n
  const d = (detractors + 0.75) / n
  return { centre: 100 * (p - d), margin: 100 * Z * Math.sqrt((p + d - (p - d) ** 2) / n) }
}

/** The plain standard error in points, for comparison. */
export function standardError(promoters: number, passives: number, detractors: number): number {
  const n = promoters + passives + detractors
  const p = promoters / n
  const d = detractors / n
  return 100 * Math.sqrt((p + d - (p - d) ** 2) / n)
}

/** To the nearest whole number, halves away from zero so that praise and blame are treated alike; never −0. */
function whole(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value)) + 0
}
