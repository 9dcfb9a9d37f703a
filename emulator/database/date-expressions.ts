import { evalExpr } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { isArray, isDoc } from './values.ts'

/** Expressions of dates where mingo 7.2.7 differs from MongoDB: no date gives null, weeks and ISO years, names of months. */

type Expression = (doc: never, expression: never, options: Options) => unknown

const evaluate = (doc: unknown, expression: unknown, options: Options) =>
  evalExpr(doc as never, expression as never, options as never) as unknown

/** The operand, which may stand in a list by itself or with a timezone; null where no date is. */
function read(
  doc: unknown,
  expression: unknown,
  options: Options,
): { date: unknown; timezone?: unknown } | null {
  const value = evaluate(doc, isArray(expression) ? expression[0] : expression, options)
  const operand = isDoc(value) ? { date: value.date, timezone: value.timezone } : { date: value }
  return operand.date === null || operand.date === undefined ? null : operand
}

const part =
  (operator: Expression): Expression =>
  (doc, expression, options) => {
    const operand = read(doc, expression, options)
    return operand && operator(doc, operand as never, options)
  }

/** Midnight UTC of the day it is in the timezone. */
function dayOf(operand: object, options: Options): Date {
  const day = { ...operand, format: '%Y-%m-%d' }
  return new Date(`${mingo.$dateToString({}, day as never, options as never) as string}T00:00:00Z`)
}

const daysInto = (day: Date) =>
  Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000)

// Weeks begin on Sunday, the days before the first Sunday are week 0.
const weekOf = (day: Date) => Math.floor((daysInto(day) + 7 - day.getUTCDay()) / 7)

// A week belongs to the year of its Thursday.
const isoYearOf = (day: Date) =>
  new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000).getUTCFullYear()

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const FORMATS: Record<string, (day: Date) => string> = {
  '%U': day => String(weekOf(day)).padStart(2, '0'),
  '%G': day => String(isoYearOf(day)).padStart(4, '0'),
  '%b': day => MONTHS[day.getUTCMonth()]!.slice(0, 3),
  '%B': day => MONTHS[day.getUTCMonth()]!,
}

const $dateToString: Expression = (doc, expression, options) => {
  const operand = evaluate(doc, expression, options)
  if (!isDoc(operand) || typeof operand.format !== 'string' || !(operand.date instanceof Date)) {
    return mingo.$dateToString(doc, expression, options as never) as unknown
  }
  const { date, timezone } = operand
  const format = operand.format.replace(
    /%[a-zA-Z%]/g,
    mark => FORMATS[mark]?.(dayOf({ date, timezone }, options)) ?? mark,
  )
  return mingo.$dateToString(doc, { ...operand, format } as never, options as never) as unknown
}

export const dateExpressions: Record<string, Expression> = {
  $year: part(mingo.$year as Expression),
  $month: part(mingo.$month as Expression),
  $dayOfMonth: part(mingo.$dayOfMonth as Expression),
  $dayOfWeek: part(mingo.$dayOfWeek as Expression),
  $dayOfYear: part(mingo.$dayOfYear as Expression),
  $isoDayOfWeek: part(mingo.$isoDayOfWeek as Expression),
  $isoWeek: part(mingo.$isoWeek as Expression),
  $hour: part(mingo.$hour as Expression),
  $minute: part(mingo.$minute as Expression),
  $second: part(mingo.$second as Expression),
  $millisecond: part(mingo.$millisecond as Expression),
  $week: part((_, operand, options) => weekOf(dayOf(operand, options))),
  $isoWeekYear: part((_, operand, options) => isoYearOf(dayOf(operand, options))),
  $dateToString,
}
