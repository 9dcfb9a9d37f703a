import * as mingo from 'mingo/operators/expression'
import { accumulators } from './accumulators.ts'
import { arrayExpressions } from './array-expressions.ts'
import { dateExpressions } from './date-expressions.ts'
import { operandsOf, type Expression } from './expression.ts'
import { logicExpressions } from './logic-expressions.ts'
import { numberExpressions } from './number-expressions.ts'
import { OperatorError } from './operators.ts'
import { textExpressions } from './text-expressions.ts'
import { isArray } from './values.ts'

/** Aggregation expressions where mingo 7.2.7 differs from MongoDB. */

/** mingo's operator of many operands, of which a single one may stand without a list around it. */
const listed =
  (operator: Expression): Expression =>
  (doc, expression, options) =>
    operator(doc, operandsOf(expression) as never, options)

/** mingo's operator of one operand, which may stand in a list by itself: `{ $strLenCP: ['$name'] }`. */
const alone =
  (name: string, operator: Expression): Expression =>
  (doc, expression: unknown, options) => {
    if (!isArray(expression)) return operator(doc, expression as never, options)
    if (expression.length === 1) return operator(doc, expression[0] as never, options)
    throw new OperatorError(
      `Expression ${name} takes exactly 1 arguments. ${expression.length} were passed in.`,
    )
  }

const ONE_OPERAND = ['$objectToArray', '$strLenBytes', '$strLenCP', '$toString', '$type'] as const
const MANY_OPERANDS = ['$add', '$multiply', '$concat'] as const

export const expressions: Record<string, Expression> = {
  ...Object.fromEntries(ONE_OPERAND.map(name => [name, alone(name, mingo[name] as Expression)])),
  ...Object.fromEntries(MANY_OPERANDS.map(name => [name, listed(mingo[name] as Expression)])),
  ...accumulators,
  ...logicExpressions,
  ...numberExpressions,
  ...textExpressions,
  ...arrayExpressions,
  ...dateExpressions,
}
