import { ObjectId } from 'bson'
import type { Options } from 'mingo/types'
import { evaluate, isNothing, operandsOf, type Expression } from './expression.ts'
import { OperatorError } from './operators.ts'
import { instantOf, localOf, offsetAt } from './time-zones.ts'
import { isDoc, shell, typeName, type Doc } from './values.ts'

/**
 * Expressions of dates. mingo 7.2.7 counts weeks differently, carries no days over the end of a month, takes numbers for dates
 * and answers nothing to a text that is no date.
 */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const daysInto = (local: Date) => Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY)

// A week belongs to the year of its Thursday.
const thursdayOf = (local: Date) => new Date(local.getTime() + (4 - (local.getUTCDay() || 7)) * DAY)

/** The parts of a date that was moved to its timezone, so that the UTC fields say the time there. */
const PARTS = {
  year: local => local.getUTCFullYear(),
  month: local => local.getUTCMonth() + 1,
  dayOfMonth: local => local.getUTCDate(),
  dayOfWeek: local => local.getUTCDay() + 1,
  dayOfYear: local => daysInto(local) + 1,
  isoDayOfWeek: local => local.getUTCDay() || 7,
  isoWeek: local => Math.floor(daysInto(thursdayOf(local)) / 7) + 1,
  isoWeekYear: local => thursdayOf(local).getUTCFullYear(),
  // Weeks begin on Sunday, the days before the first Sunday are week 0.
  week: local => Math.floor((daysInto(local) + 7 - local.getUTCDay()) / 7),
  hour: local => local.getUTCHours(),
  minute: local => local.getUTCMinutes(),
  second: local => local.getUTCSeconds(),
  millisecond: local => local.getUTCMilliseconds(),
} satisfies Record<string, (local: Date) => number>

function dateOf(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw new OperatorError(`can't convert from BSON type ${typeName(value)} to Date`)
}

/** The timezone an operand names: UTC when it has none, null when the one it names is nothing. */
function zoneOf(doc: never, operand: Doc, options: Options): string | null {
  if (!('timezone' in operand)) return 'UTC'
  const zone = evaluate(doc, operand.timezone, options)
  if (isNothing(zone)) return null
  if (typeof zone === 'string') return zone
  throw new OperatorError(`timezone must evaluate to a string, found ${typeName(zone)}`)
}

const part =
  (name: string, read: (local: Date) => number): Expression =>
  (doc, expression: unknown, options) => {
    const [given, ...more] = operandsOf(expression)
    if (more.length > 0)
      throw new OperatorError(
        `${name} accepts exactly one argument if given an array, but was given ${more.length + 1}`,
      )
    const operand = isDoc(given) && 'date' in given ? given : { date: given }
    const date = evaluate(doc, operand.date, options)
    const zone = zoneOf(doc, operand, options)
    return isNothing(date) || zone === null ? null : read(localOf(dateOf(date), zone))
  }

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const padded = (length: number, read: (local: Date) => number) => (local: Date) =>
  String(read(local)).padStart(length, '0')

/** What the marks of a format stand for; `%z` and `%Z` are told the offset in minutes. */
const MARKS: Record<string, (local: Date, offset: number) => string> = {
  '%Y': padded(4, PARTS.year),
  '%m': padded(2, PARTS.month),
  '%d': padded(2, PARTS.dayOfMonth),
  '%H': padded(2, PARTS.hour),
  '%M': padded(2, PARTS.minute),
  '%S': padded(2, PARTS.second),
  '%L': padded(3, PARTS.millisecond),
  '%j': padded(3, PARTS.dayOfYear),
  '%w': padded(1, PARTS.dayOfWeek),
  '%u': padded(1, PARTS.isoDayOfWeek),
  '%U': padded(2, PARTS.week),
  '%V': padded(2, PARTS.isoWeek),
  '%G': padded(4, PARTS.isoWeekYear),
  '%b': local => MONTHS[local.getUTCMonth()]!.slice(0, 3),
  '%B': local => MONTHS[local.getUTCMonth()]!,
  '%z': (_, offset) => (offset < 0 ? '-' : '+') + clock(Math.abs(offset)),
  '%Z': (_, offset) => (offset < 0 ? '' : '+') + String(offset),
  '%%': () => '%',
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`

const $dateToString: Expression = (doc, expression: unknown, options) => {
  const operand = partsOf('$dateToString', expression, 'date')
  const date = evaluate(doc, operand.date, options)
  if (isNothing(date)) return 'onNull' in operand ? evaluate(doc, operand.onNull, options) : null
  const zone = zoneOf(doc, operand, options)
  if (zone === null) return null
  const offset = offsetAt(zone, dateOf(date))
  // A time that is not UTC's does not say that it is.
  const usual = offset === 0 ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
  const format = 'format' in operand ? evaluate(doc, operand.format, options) : usual
  if (isNothing(format)) return null
  if (typeof format !== 'string')
    throw new OperatorError(`$dateToString requires that 'format' be a string, found: ${typeName(format)}`)
  const local = localOf(dateOf(date), zone)
  return format.replace(/%(.?)/gs, mark => {
    const write = MARKS[mark]
    if (!write) throw new OperatorError(`Invalid format character '${mark}' in format string`)
    return write(local, offset)
  })
}

function partsOf(name: string, expression: unknown, wanted: string): Doc {
  if (!isDoc(expression)) throw new OperatorError(`${name} only supports an object as its argument`)
  if (!(wanted in expression)) throw new OperatorError(`Missing '${wanted}' parameter to ${name}`)
  return expression
}

/** Parts of a date by name, each with what it is when it is not named. */
const CALENDAR = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 }
const ISO = { isoWeekYear: 1970, isoWeek: 1, isoDayOfWeek: 1, hour: 0, minute: 0, second: 0, millisecond: 0 }

const $dateFromParts: Expression = (doc, expression: unknown, options) => {
  const iso = isDoc(expression) && 'isoWeekYear' in expression
  const operand = partsOf('$dateFromParts', expression, iso ? 'isoWeekYear' : 'year')
  const usual: Record<string, number> = iso ? ISO : CALENDAR
  const unknown = Object.keys(operand).find(name => name !== 'timezone' && !Object.hasOwn(usual, name))
  if (unknown) throw new OperatorError(`Unrecognized argument to $dateFromParts: ${unknown}`)
  const zone = zoneOf(doc, operand, options)
  const values: number[] = []
  for (const [name, otherwise] of Object.entries(usual)) {
    const value = name in operand ? evaluate(doc, operand[name], options) : otherwise
    if (isNothing(value)) return null
    if (!Number.isInteger(value))
      throw new OperatorError(
        `'${name}' must evaluate to an integer, found ${typeName(value)} with value ${shell(value)}`,
      )
    values.push(value as number)
  }
  if (zone === null) return null
  const [year, second, third, ...time] = values as [number, number, number, number, number, number, number]
  if (year < 1 || year > 9999)
    throw new OperatorError(
      `'${iso ? 'isoWeekYear' : 'year'}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
    )
  const days = iso ? isoDay(year, second, third) : calendarDay(year, second, third)
  const [hour, minute, seconds, millisecond] = time as [number, number, number, number]
  return instantOf(days * DAY + ((hour * 60 + minute) * 60 + seconds) * 1000 + millisecond, zone)
}

/** Days since 1970; months and days beyond their end go on into the next, as they do in JavaScript. */
function calendarDay(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / DAY
}

/** The first ISO week of a year is the one with the fourth of January. */
function isoDay(year: number, week: number, day: number): number {
  const fourth = calendarDay(year, 1, 4)
  return fourth - PARTS.isoDayOfWeek(new Date(fourth * DAY)) + (week - 1) * 7 + day
}

/** What the marks of a format read: a pattern, and the part of the date. */
const READ: Record<string, [pattern: string, part: string]> = {
  '%Y': ['(\\d{4})', 'year'],
  '%m': ['(\\d{1,2})', 'month'],
  '%d': ['(\\d{1,2})', 'day'],
  '%H': ['(\\d{1,2})', 'hour'],
  '%M': ['(\\d{1,2})', 'minute'],
  '%S': ['(\\d{1,2})', 'second'],
  '%L': ['(\\d{1,3})', 'millisecond'],
  '%z': [' ?(Z|(?:GMT|UTC)?(?:[+-]\\d{2}:?(?:\\d{2})?)?)', 'zone'],
  '%%': ['(%)', 'percent'],
}

/** Without a format: a day, perhaps a time, perhaps a zone. */
const USUAL =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?:[:.](?<second>\d{2})(?:\.(?<millisecond>\d{1,3}))?)?)? ?(?<zone>Z|(?:GMT|UTC)?(?:[+-]\d{2}(?::?\d{2})?)?)$/

function patternOf(format: string): RegExp {
  const source = format
    .split(/(%.?)/s)
    .map(piece => {
      if (!piece.startsWith('%')) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const read = READ[piece]
      if (!read) throw new OperatorError(`Invalid format character '${piece}' in format string`)
      return read[0].replace('(', `(?<${read[1]}>`)
    })
    .join('')
  return new RegExp(`^${source}$`)
}

const $dateFromString: Expression = (doc, expression: unknown, options) => {
  const operand = partsOf('$dateFromString', expression, 'dateString')
  const text = evaluate(doc, operand.dateString, options)
  if (isNothing(text)) return 'onNull' in operand ? evaluate(doc, operand.onNull, options) : null
  const format = 'format' in operand ? evaluate(doc, operand.format, options) : undefined
  const zone = zoneOf(doc, operand, options)
  if (zone === null || format === null) return null
  if (format !== undefined && typeof format !== 'string')
    throw new OperatorError(`$dateFromString requires that 'format' be a string, found: ${typeName(format)}`)
  const date = parse(text, format === undefined ? USUAL : patternOf(format), zone)
  if (typeof date !== 'string') return date
  if ('onError' in operand) return evaluate(doc, operand.onError, options)
  throw new OperatorError(date)
}

/** The date a text says, or why it says none. */
function parse(text: unknown, pattern: RegExp, zone: string): Date | string {
  if (typeof text !== 'string')
    return `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)} with value ${shell(text)}`
  const said = pattern.exec(text)?.groups
  if (!said) return `Error parsing date string '${text}'; it is not in a form that is known here`
  const {
    year = 1970,
    month = 1,
    day = 1,
    hour = 0,
    minute = 0,
    second = 0,
    millisecond = '',
    zone: own,
  } = said
  if (own && zone !== 'UTC')
    return `you cannot pass in a date/time string with time zone information ('${own}') together with a timezone argument`
  const days = calendarDay(Number(year), Number(month), Number(day))
  const meant = new Date(days * DAY)
  const real = meant.getUTCMonth() + 1 === Number(month) && meant.getUTCDate() === Number(day)
  if (!real || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return `an incomplete or wrong date/time string has been found: '${text}'`
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
  return instantOf(
    days * DAY + time + Number(millisecond.padEnd(3, '0')),
    own ? own.replace(/^(GMT|UTC)(?=.)/, '') : zone,
  )
}

export const dateExpressions: Record<string, Expression> = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, read]) => [`$${name}`, part(`$${name}`, read)])),
  $dateToString,
  $dateFromParts,
  $dateFromString,
}
