import type { Instant } from '../../domain/money/types'

/**
 * The brand's days begin at midnight in Asia/Shanghai, whatever the machine thinks: eight hours ahead of UTC, without
 * summer time since 1991 (IANA time zone database). With a fixed offset a calendar is a few lines; a library would be a
 * twelfth of what a function may weigh, and a test compares with one.
 */
const HOUR = 60 * 60_000
const OFFSET = 8 * HOUR
const DAY = 24 * HOUR

/** A date whose UTC fields are those of Shanghai. */
const local = (at: Instant) => new Date(at + OFFSET)
/** The local time as `2026-05-21T14:31:05.000Z`, without believing the Z. */
const written = (at: Instant) => local(at).toISOString()
const midnight = (at: Instant) => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET

export interface Day {
  from: Instant
  to: Instant
}

/** The local day that holds `now`: [from, to). */
export function dayOf(now: Instant): Day {
  const from = midnight(now)
  return { from, to: from + DAY }
}

/** The seven local days that end with today: [from, to). */
export function weekOf(now: Instant): Day {
  const { from, to } = dayOf(now)
  return { from: from - 6 * DAY, to }
}

/** An hour of the local day that is `days` after the day of `now`. */
export function hourOn(now: Instant, days: number, hour: number): Instant {
  return midnight(now) + days * DAY + hour * HOUR
}

/** The same local day and hour, `months` later; the last day of a shorter month. */
export function monthsLater(at: Instant, months: number): Instant {
  const there = local(at)
  const day = there.getUTCDate()
  there.setUTCMonth(there.getUTCMonth() + months, 1)
  const lastDay = new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 0)).getUTCDate()
  return there.setUTCDate(Math.min(day, lastDay)) - OFFSET
}

/** WeChat Pay's time format: `yyyyMMddHHmmss` in UTC+8. */
export function payTime(at: Instant): string {
  return written(at).slice(0, 19).replace(/\D/g, '')
}

/** RFC 3339 in UTC+8, as WeChat's 发货信息 wants it. */
export function shippingTime(at: Instant): string {
  return written(at).replace('Z', '+08:00')
}

/** Reads WeChat Pay's time; null when it is not one. */
export function readPayTime(text: string): Instant | null {
  if (!/^\d{14}$/.test(text)) return null
  const at = Date.parse(text.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6+08:00'))
  return Number.isNaN(at) ? null : at
}

/** For people and traces: `0521`. */
export function monthDay(at: Instant): string {
  return written(at).slice(5, 10).replace('-', '')
}

/** For WeChat's messages, a time as a keyword `time` wants it: `2025年5月22日 16:00`. */
export function messageTime(at: Instant): string {
  const there = local(at)
  const day = `${there.getUTCFullYear()}年${there.getUTCMonth() + 1}月${there.getUTCDate()}日`
  return `${day} ${written(at).slice(11, 16)}`
}

/** The local year. */
export function yearOf(at: Instant): number {
  return local(at).getUTCFullYear()
}
