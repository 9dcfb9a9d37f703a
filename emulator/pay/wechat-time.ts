/** WeChat Pay writes instants as digits in Beijing time, which is UTC+8 all year. */
const BEIJING_MS = 8 * 3600 * 1000

/** `20260301093000`, as in `time_end` and `time_expire`. */
export function compactTime(instant: number): string {
  return new Date(instant + BEIJING_MS).toISOString().replace(/\D/g, '').slice(0, 14)
}

/** `2026-03-01 09:30:00`, as in `success_time` of a refund. */
export function spacedTime(instant: number): string {
  return new Date(instant + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** Reads `yyyyMMddHHmmss`; `undefined` when it is not one. */
export function parseCompactTime(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)?.slice(1).map(Number)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number]
  const instant = Date.UTC(year, month - 1, day, hour, minute, second) - BEIJING_MS
  return compactTime(instant) === text ? instant : undefined
}
