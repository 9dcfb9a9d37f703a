import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { OperatorError } from './operators.ts'
import { isArray } from './values.ts'

/** What every expression of our own is made of. */

export type Expression = (doc: never, expression: never, options: Options) => unknown

/** The value of an expression; what is missing in a list is null there, as a list has no gaps. */
export function evaluate(doc: unknown, expression: unknown, options: Options): unknown {
  const value = evalExpr(doc as never, expression as never, options as never) as unknown
  return isArray(expression) && isArray(value) ? value.map(element => (element as unknown) ?? null) : value
}

/** The operands of an operator; a single one may stand without a list around it. */
export const operandsOf = (expression: unknown): unknown[] =>
  isArray(expression) ? expression : [expression]

/**
 * An operator that is a function of its operands' values. Throws OperatorError for fewer than `least` or more than `most`
 * of them, in MongoDB's words.
 */
export function operator(
  name: string,
  [least, most]: [least: number, most: number],
  run: (...values: unknown[]) => unknown,
): Expression {
  return (doc, expression, options) => {
    const operands = operandsOf(expression)
    const given = operands.length
    if (given < least || given > most) {
      throw new OperatorError(
        least === most
          ? `Expression ${name} takes exactly ${least} arguments. ${given} were passed in.`
          : `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${given} were passed in.`,
      )
    }
    return run(...operands.map(operand => evaluate(doc, operand, options)))
  }
}

export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined

/** What counts as true: everything but false, zero, null and what is missing; an empty text and NaN do. */
export const isTrue = (value: unknown): boolean => !isNothing(value) && value !== false && value !== 0
