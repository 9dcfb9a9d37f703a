import { localTime } from '../dates'

/** '41.0%': a share with one decimal, rounded once; '—' of nothing. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '—'
  const tenths = Math.round((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** '−12': a figure with a minus of its own width. */
export const signed = (n: number): string => (n < 0 ? `−${-n}` : String(n))

/** '5 月 15 日到 21 日': days of [from, to), in Shanghai. */
export function dayRange(from: number, to: number): string {
  const first = localTime(from)
  const last = localTime(to - 1)
  const start = `${first.month} 月 ${first.date} 日`
  if (first.day === last.day) return start
  return first.month === last.month
    ? `${start}到 ${last.date} 日`
    : `${start}到 ${last.month} 月 ${last.date} 日`
}
