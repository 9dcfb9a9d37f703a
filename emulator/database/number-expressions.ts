import { isNothing, operator, type Expression } from './expression.ts'
import { OperatorError } from './operators.ts'
import { typeName } from './values.ts'

/** Arithmetic where mingo 7.2.7 differs from MongoDB: operands in a list, what has no logarithm or remainder, rounding. */

/** An operator of one number; nothing stays nothing. */
const numeric = (name: string, calculate: (value: number) => number): Expression =>
  operator(name, [1, 1], value => {
    if (isNothing(value)) return null
    return calculate(numberOf(name, value))
  })

function numberOf(name: string, value: unknown): number {
  if (typeof value === 'number') return value
  throw new OperatorError(`${name} only supports numeric types, not ${typeName(value)}`)
}

/** The value, when it is above zero or NaN; `what` names it in the refusal. */
function positive(what: string, value: number): number {
  if (value <= 0) throw new OperatorError(`${what} must be a positive number, but is ${value}`)
  return value
}

const $log = operator('$log', [2, 2], (value, base) => {
  if (isNothing(value) || isNothing(base)) return null
  const [argument, radix] = [numberOf('$log', value), numberOf('$log', base)]
  positive("$log's argument", argument)
  if (radix <= 0 || radix === 1)
    throw new OperatorError(`$log's base must be a positive number not equal to 1, but is ${radix}`)
  return Math.log(argument) / Math.log(radix)
})

const $mod = operator('$mod', [2, 2], (dividend, divisor) => {
  if (isNothing(dividend) || isNothing(divisor)) return null
  if (typeof dividend !== 'number' || typeof divisor !== 'number') {
    throw new OperatorError(
      `$mod only supports numeric types, not ${typeName(dividend)} and ${typeName(divisor)}`,
    )
  }
  if (divisor === 0) throw new OperatorError("can't $mod by zero")
  return dividend % divisor
})

const $sqrt = numeric('$sqrt', value => {
  if (value < 0) throw new OperatorError("$sqrt's argument must be greater than or equal to 0")
  return Math.sqrt(value)
})

/** The places `$round` and `$trunc` know: from before the point, negative, to behind it. */
const [FIRST_PLACE, LAST_PLACE] = [-20, 100]

/**
 * A number cut off at a decimal place, or rounded there, half to even. It is the double that is rounded and not the text it is
 * printed as: 2.675 lies a little below and becomes 2.67.
 */
const toPlace = (name: '$round' | '$trunc', rounds: boolean): Expression =>
  operator(name, [1, 2], (value, place = 0) => {
    if (isNothing(value) || place === null) return null
    const number = numberOf(name, value)
    if (!Number.isInteger(place))
      throw new OperatorError(`precision argument to  ${name} must be a integral value`)
    const places = place as number
    if (places < FIRST_PLACE || places > LAST_PLACE) {
      throw new OperatorError(
        `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`,
      )
    }
    if (!Number.isFinite(number) || (Number.isInteger(number) && places >= 0)) return number
    let [numerator, denominator] = fractionOf(number)
    if (places < 0) denominator *= 10n ** BigInt(-places)
    else numerator *= 10n ** BigInt(places)
    let whole = numerator / denominator
    const rest = 2n * (numerator - whole * denominator) * (numerator < 0n ? -1n : 1n)
    if (rounds && (rest > denominator || (rest === denominator && whole % 2n !== 0n)))
      whole += numerator < 0n ? -1n : 1n
    return Number(`${whole}e${-places}`)
  })

/** A finite double as the fraction it is; every one has a power of two below. */
function fractionOf(value: number): [numerator: bigint, denominator: bigint] {
  let [numerator, denominator] = [value, 1n]
  for (; !Number.isInteger(numerator); denominator *= 2n) numerator *= 2
  return [BigInt(numerator), denominator]
}

export const numberExpressions: Record<string, Expression> = {
  $abs: numeric('$abs', Math.abs),
  $ceil: numeric('$ceil', Math.ceil),
  $floor: numeric('$floor', Math.floor),
  $exp: numeric('$exp', Math.exp),
  $ln: numeric('$ln', value => Math.log(positive("$ln's argument", value))),
  $log10: numeric('$log10', value => Math.log10(positive("$log10's argument", value))),
  $log,
  $mod,
  $sqrt,
  $trunc: toPlace('$trunc', false),
  $round: toPlace('$round', true),
}
