/** Moments in ms since 1970 → how people say them in China, whatever the phone's own time zone. */

const day = 86_400_000
/** Asia/Shanghai has kept +08:00 without summer time since 1991. */
const shanghai = 8 * 3_600_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export interface LocalTime {
  year: number
  month: number
  date: number
  hour: number
  minute: number
  /** 0 is Sunday. */
  weekday: number
  /** Days since 1970 in Shanghai. */
  day: number
}

export function localTime(at: number): LocalTime {
  const shifted = new Date(at + shanghai)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    date: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
    day: Math.floor((at + shanghai) / day),
  }
}

/** '16:00' */
export function clock(at: number): string {
  const t = localTime(at)
  return `${t.hour}:${String(t.minute).padStart(2, '0')}`.padStart(5, '0')
}

/** '5 月 21 日', with the year when it is not this year's. */
export function date(at: number, now: number): string {
  const t = localTime(at)
  const said = `${t.month} 月 ${t.date} 日`
  return t.year === localTime(now).year ? said : `${t.year} 年 ${said}`
}

export const weekday = (at: number): string => weekdays[localTime(at).weekday]!

/** '昨天' '今天' '明天' '后天', within this week's reach '周四', else the date. */
export function dayName(at: number, now: number): string {
  const apart = localTime(at).day - localTime(now).day
  if (apart >= -1 && apart <= 2) return ['昨天', '今天', '明天', '后天'][apart + 1]!
  if (apart > 2 && apart < 7) return weekday(at)
  return date(at, now)
}

/** '今天 16:00', '周四 16:00', '5 月 21 日 16:00' */
export const when = (at: number, now: number): string => `${dayName(at, now)} ${clock(at)}`

/** '今晚 20:00' for an evening today, else as `when`: for deadlines. */
export function until(at: number, now: number): string {
  const t = localTime(at)
  return t.day === localTime(now).day && t.hour >= 18 ? `今晚 ${clock(at)}` : when(at, now)
}

/** '5 月 22 日 周五 16:00': where a date must be certain. */
export const fullWhen = (at: number, now: number): string => `${date(at, now)} ${weekday(at)} ${clock(at)}`

/** How long from `from` to `to`: '2 小时 14 分', '38 分钟', '3 天'. */
export function span(from: number, to: number): string {
  const minutes = Math.max(0, Math.floor((to - from) / 60_000))
  if (minutes >= 2 * 24 * 60) return `${Math.floor(minutes / 1440)} 天`
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return rest ? `${Math.floor(minutes / 60)} 小时 ${rest} 分` : `${Math.floor(minutes / 60)} 小时`
}
