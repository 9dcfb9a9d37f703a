const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})

function read(at: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** 5 月 21 日 周四 */
export function day(at: number): string {
  const { month, day: date, weekday } = read(at)
  return `${month} 月 ${date} 日 ${weekday}`
}

/** 14:31 */
export function time(at: number): string {
  const { hour, minute } = read(at)
  return `${hour === '24' ? '00' : hour}:${minute}`
}

/** 14:31 today, 5/20 14:31 on another day. */
export function when(at: number, now: number): string {
  const then = read(at)
  return day(at) === day(now) ? time(at) : `${then.month}/${then.day} ${time(at)}`
}

/** 2026-05-21 14:31:07, for the console. */
export function exact(at: number): string {
  const { year, month, day: date, second } = read(at)
  return `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')} ${time(at)}:${second}`
}
