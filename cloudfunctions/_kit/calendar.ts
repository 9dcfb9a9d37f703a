import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import type { Instant } from '../../domain/money/types'

dayjs.extend(utc)
dayjs.extend(timezone)

/** The brand's days begin at midnight here, whatever the machine thinks. */
export const ZONE = 'Asia/Shanghai'

export interface Day {
  from: Instant
  to: Instant
}

/** The local day that holds `now`: [from, to). */
export function dayOf(now: Instant): Day {
  const start = dayjs.tz(now, ZONE).startOf('day')
  return { from: start.valueOf(), to: start.add(1, 'day').valueOf() }
}

/** The seven local days that end with today: [from, to). */
export function weekOf(now: Instant): Day {
  const { from, to } = dayOf(now)
  return { from: dayjs.tz(from, ZONE).subtract(6, 'day').valueOf(), to }
}

/** An hour of the local day that is `days` after the day of `now`. */
export function hourOn(now: Instant, days: number, hour: number): Instant {
  return dayjs.tz(now, ZONE).startOf('day').add(days, 'day').add(hour, 'hour').valueOf()
}

/** The same local day and hour, `months` later; the last day of a shorter month. */
export function monthsLater(at: Instant, months: number): Instant {
  return dayjs.tz(at, ZONE).add(months, 'month').valueOf()
}

/** WeChat Pay's time format: `yyyyMMddHHmmss` in UTC+8. */
export function payTime(at: Instant): string {
  return dayjs.tz(at, ZONE).format('YYYYMMDDHHmmss')
}

/** Reads WeChat Pay's time; null when it is not one. */
export function readPayTime(text: string): Instant | null {
  if (!/^\d{14}$/.test(text)) return null
  return dayjs.tz(text.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3 $4:$5:$6'), ZONE).valueOf()
}

/** For people and traces: `0521`. */
export function monthDay(at: Instant): string {
  return dayjs.tz(at, ZONE).format('MMDD')
}

/** For WeChat's messages, a time as a keyword `time` wants it: `2025年5月22日 16:00`. */
export function messageTime(at: Instant): string {
  return dayjs.tz(at, ZONE).format('YYYY年M月D日 HH:mm')
}

/** The local year. */
export function yearOf(at: Instant): number {
  return dayjs.tz(at, ZONE).year()
}
