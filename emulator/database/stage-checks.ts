import { OperatorError } from './operators.ts'
import { isArray, isDoc, shell, typeName, type Doc } from './values.ts'

/**
 * What MongoDB refuses in a pipeline before it looks at a document, where mingo 7.2.7 takes it and answers something. Throws
 * OperatorError with MongoDB's message.
 */
export function checkPipeline(stages: unknown[]): void {
  for (const stage of stages) {
    if (!isDoc(stage) || Object.keys(stage).length !== 1)
      throw new OperatorError('A pipeline stage specification object must contain exactly one field.')
    const [name, spec] = Object.entries(stage)[0]!
    if (Object.hasOwn(CHECKS, name)) CHECKS[name]!(spec)
    if (name !== '$match' && name !== '$geoNear') checkFieldPaths(spec)
  }
}

const CHECKS: Record<string, (spec: unknown) => void> = {
  $skip: spec => {
    if (!isWhole(spec) || spec < 0) {
      throw new OperatorError(
        `invalid argument to $skip stage: Expected a non-negative integer in: $skip: ${shell(spec)}`,
      )
    }
  },
  $limit: spec => {
    if (!isWhole(spec)) {
      throw new OperatorError(
        `invalid argument to $limit stage: Expected an integer in: $limit: ${shell(spec)}`,
      )
    }
    if (spec <= 0) throw new OperatorError('the limit must be positive')
  },
  $sort: spec => {
    if (!isDoc(spec)) throw new OperatorError('the $sort key specification must be an object')
    if (Object.keys(spec).length === 0) throw new OperatorError('$sort stage must have at least one sort key')
    if (Object.values(spec).some(direction => direction !== 1 && direction !== -1)) {
      throw new OperatorError('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
  },
  $group: spec => {
    if (!isDoc(spec)) throw new OperatorError("a group's fields must be specified in an object")
    if (!Object.hasOwn(spec, '_id')) throw new OperatorError('a group specification must include an _id')
    for (const [field, operand] of Object.entries(spec)) if (field !== '_id') checkAccumulator(field, operand)
  },
  $bucket: spec => {
    if (isDoc(spec)) checkBounds(spec)
    if (isDoc(spec) && isDoc(spec.output)) {
      for (const [field, operand] of Object.entries(spec.output)) checkAccumulator(field, operand)
    }
  },
  $unwind: spec => {
    const path = isDoc(spec) ? spec.path : spec
    if (typeof path !== 'string')
      throw new OperatorError(`expected a string as the path for $unwind stage, got ${typeName(path)}`)
    if (!path.startsWith('$'))
      throw new OperatorError(`path option to $unwind stage should be prefixed with a '$': ${path}`)
  },
  $facet: spec => {
    if (isDoc(spec)) for (const stages of Object.values(spec)) checkInner(stages)
  },
  $lookup: spec => {
    if (!isDoc(spec) || !('pipeline' in spec)) return
    // mingo would take it for one name.
    if (typeof spec.as === 'string' && spec.as.includes('.'))
      throw new OperatorError("$lookup with a pipeline and a dotted 'as' is not supported here")
    checkInner(spec.pipeline)
  },
  $unionWith: spec => checkInner(isDoc(spec) ? spec.pipeline : undefined),
}

const isWhole = (value: unknown): value is number => Number.isInteger(value)

function checkInner(stages: unknown): void {
  if (isArray(stages)) checkPipeline(stages)
}

function checkAccumulator(field: string, operand: unknown): void {
  if (field.includes('.')) throw new OperatorError(`The field name '${field}' cannot contain '.'`)
  if (field.startsWith('$')) throw new OperatorError(`The field name '${field}' cannot be an operator name`)
  // mingo would make it the prototype of its answer.
  if (field === '__proto__') throw new OperatorError('__proto__ is no name for a field of a group here')
  const names = isDoc(operand) ? Object.keys(operand) : []
  if (!names[0]?.startsWith('$'))
    throw new OperatorError(`The field '${field}' must be an accumulator object`)
  if (names.length > 1) throw new OperatorError(`The field '${field}' must specify one accumulator`)
}

function checkBounds({ groupBy, boundaries }: Doc): void {
  if (!isDoc(groupBy) && !(typeof groupBy === 'string' && groupBy.startsWith('$'))) {
    throw new OperatorError(
      `The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression object, but found: ${shell(groupBy)}`,
    )
  }
  if (!isArray(boundaries)) {
    throw new OperatorError(
      `The $bucket 'boundaries' field must be an array, but found type: ${typeName(boundaries)}.`,
    )
  }
  if (boundaries.length < 2) {
    throw new OperatorError(
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    )
  }
}

/** Expressions name a field with a dollar and a path; a dollar alone names none. */
function checkFieldPaths(expression: unknown): void {
  if (typeof expression === 'string') {
    if (expression === '$') throw new OperatorError("'$' by itself is not a valid FieldPath")
    if (expression === '$$') throw new OperatorError('empty variable names are not allowed')
    if (/^\$.*\.$/.test(expression)) throw new OperatorError("FieldPath must not end with a '.'.")
  } else if (isArray(expression)) expression.forEach(checkFieldPaths)
  else if (isDoc(expression)) {
    for (const [name, operand] of Object.entries(expression)) {
      if (name !== '$literal' && name !== '$match') checkFieldPaths(operand)
    }
  }
}
