/**
 * What a field of a template message may hold, by the kind its name begins with. Source: WeChat's page
 * "subscribeMessage.send", table of parameter kinds. Lengths are in characters.
 */
const CHINESE = /\p{Script=Han}/u
/** `2019年10月1日`, and the forms with strokes that WeChat takes as well. */
const DAY = '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|([-/.])\\d{1,2}\\1\\d{1,2})'
const HOUR = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'
/** An hour, with or without its day; a day, with or without its hour. */
const TIME = new RegExp(`^(?:${DAY} ?)?${HOUR}$`)
const DATE = new RegExp(`^${DAY}(?: ?${HOUR})?$`)

const RULES: Record<string, (value: string) => boolean> = {
  thing: value => within(value, 20),
  number: value => within(value, 32) && /^-?\d+(\.\d+)?$/.test(value),
  letter: value => within(value, 32) && /^[A-Za-z]+$/.test(value),
  symbol: value => within(value, 5) && /^[\p{P}\p{S}]+$/u.test(value),
  character_string: value => within(value, 32) && !CHINESE.test(value),
  time: value => span(value, TIME),
  date: value => span(value, DATE),
  // A currency sign, up to ten digits with decimals, and 元 at the end.
  amount: value => /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: value => within(value, 17) && /^[\d+\-() ]+$/.test(value),
  car_number: value =>
    within(value, 8) && /^[\p{Script=Han}A-Za-z0-9][A-Za-z0-9]*[\p{Script=Han}A-Za-z0-9]$/u.test(value),
  // Ten Chinese characters, or twenty of anything else.
  name: value => value !== '' && length(value) <= (CHINESE.test(value) ? 10 : 20),
  // Which values an enumeration has is known to the template only.
  enum: value => value !== '',
  phrase: value => within(value, 5) && /^\p{Script=Han}+$/u.test(value),
}

/** Says in WeChat's words which field is wrong; `undefined` when all are right. */
export function fieldProblem(data: Record<string, { value: unknown } | undefined>): string | undefined {
  for (const [name, field] of Object.entries(data)) {
    const kind = /^([a-z_]+?)_?\d+$/.exec(name)?.[1]
    const rule = kind === undefined ? undefined : RULES[kind]
    if (!rule) return `${name} is not a field of the template`
    if (typeof field?.value !== 'string' || field.value === '') return `${name}.value is empty`
    if (!rule(field.value)) return `${name}.value invalid`
  }
  return undefined
}

/** One point of time, or two with `~` between them. */
function span(value: string, form: RegExp): boolean {
  const points = value.split('~').map(point => point.trim())
  return points.length <= 2 && points.every(point => form.test(point))
}

function within(value: string, most: number): boolean {
  return value !== '' && length(value) <= most
}

function length(value: string): number {
  return [...value].length
}
