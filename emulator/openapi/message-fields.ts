/**
 * What a field of a template message may hold, by the kind its name begins with. Source: WeChat's page
 * "subscribeMessage.send", table of parameter kinds. Lengths are in characters.
 */
const CHINESE = /\p{Script=Han}/u

const RULES: Record<string, (value: string) => boolean> = {
  thing: value => within(value, 20),
  number: value => within(value, 32) && /^-?\d+(\.\d+)?$/.test(value),
  letter: value => within(value, 32) && /^[A-Za-z]+$/.test(value),
  symbol: value => within(value, 5),
  character_string: value => within(value, 32) && !CHINESE.test(value),
  time: value => value !== '' && /\d/.test(value),
  date: value => value !== '' && /\d/.test(value),
  // A currency sign, up to ten digits with decimals, and 元 at the end.
  amount: value => /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: value => within(value, 17) && /^[\d+\-() ]+$/.test(value),
  car_number: value => within(value, 8),
  // Ten Chinese characters, or twenty of anything else.
  name: value => value !== '' && length(value) <= (CHINESE.test(value) ? 10 : 20),
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

function within(value: string, most: number): boolean {
  return value !== '' && length(value) <= most
}

function length(value: string): number {
  return [...value].length
}
