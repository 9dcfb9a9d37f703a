import { OperatorError } from './operators.ts'

/** Timezones as MongoDB names them: `+08:00`, `+0800`, `+08`, `UTC`, `GMT`, `Z`, or a name like `Asia/Shanghai`. */

const MINUTE = 60_000

/** How far a timezone's clocks are ahead of UTC at an instant, in minutes. Throws OperatorError for one nobody knows. */
export function offsetAt(zone: string, instant: Date): number {
  if (/^(UTC|GMT|Z)$/.test(zone)) return 0
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (sign) return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  // It answers `GMT+08:00`, and `GMT` alone for no offset.
  const said = formatterOf(zone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')!.value
  return said === 'GMT' ? 0 : offsetAt(said.slice(3, 9), instant)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formatters.set(zone, made)
    return made
  } catch {
    throw new OperatorError(`unrecognized time zone identifier: "${zone}"`)
  }
}

/** A date whose UTC fields say the time that clocks of the timezone show. */
export const localOf = (instant: Date, zone: string): Date =>
  new Date(instant.getTime() + offsetAt(zone, instant) * MINUTE)

/** The instant at which clocks of the timezone show a time, given as ms since 1970 by these clocks. */
export function instantOf(local: number, zone: string): Date {
  const near = local - offsetAt(zone, new Date(local)) * MINUTE
  return new Date(local - offsetAt(zone, new Date(near)) * MINUTE)
}
