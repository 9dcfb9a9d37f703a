import { writeFailed } from './errors.ts'
import { elementTest } from './operators.ts'
import { compare, same } from './order.ts'
import { bySort } from './paths.ts'
import { mingoOptions, refused } from './query.ts'
import { locate, write, type Place } from './update-places.ts'
import type { Step } from './update.ts'
import { clone, isArray, isDoc, shell, typeName, type Doc } from './values.ts'

/** The update operators that work on arrays. */

const fail = (reason: string) => writeFailed('Update', reason)

function $push(step: Step): void {
  const { doc, path, operand } = step
  const clauses = isDoc(operand) && '$each' in operand ? operand : { $each: [operand] }
  for (const name of Object.keys(clauses)) {
    if (!PUSH_CLAUSES.has(name)) throw fail(`Unrecognized clause in $push: ${name}`)
  }
  const { $each, $position, $slice, $sort } = clauses as Doc
  if (!isArray($each)) {
    throw fail(`The argument to $each in $push must be an array but it was of type: ${typeName($each)}`)
  }
  if ($position !== undefined && !Number.isInteger($position)) {
    throw fail(`The value for $position must be an integer value, not of type: ${typeName($position)}`)
  }
  if ($slice !== undefined && !Number.isInteger($slice)) {
    throw fail(`The value for $slice must be an integer value but was given type: ${typeName($slice)}`)
  }
  const order = $sort === undefined ? undefined : elementOrder($sort)

  const place = locate(step, path, 'create')
  if (place.value !== undefined && !isArray(place.value)) {
    throw fail(
      `The field '${path}' must be an array but is of type ${typeName(place.value)} in document {_id: ${shell(doc._id)}}`,
    )
  }
  let elements: unknown[] = [...((place.value as unknown[] | undefined) ?? [])]
  const position = ($position as number | undefined) ?? elements.length
  // A negative position counts from the end, which is how splice reads it too.
  elements.splice(position, 0, ...clone($each))
  if (order) elements.sort(order)
  if ($slice !== undefined) {
    const keep = $slice as number
    elements = keep >= 0 ? elements.slice(0, keep) : elements.slice(keep)
  }
  write(place, elements)
}

const PUSH_CLAUSES = new Set(['$each', '$position', '$slice', '$sort'])

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (sort === 1 || sort === -1) return (a, b) => compare(a, b) * sort
  const directions = isDoc(sort) ? Object.values(sort) : []
  if (directions.length === 0 || directions.some(one => one !== 1 && one !== -1)) {
    throw fail(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  const byFields = bySort(sort as Record<string, 1 | -1>)
  return (a, b) => byFields(isDoc(a) ? a : {}, isDoc(b) ? b : {})
}

function $addToSet(step: Step): void {
  const { operand } = step
  const several = isDoc(operand) && '$each' in operand
  const values = several ? operand.$each : [operand]
  if (!isArray(values)) {
    throw fail(`The argument to $each in $addToSet must be an array but it was of type ${typeName(values)}`)
  }
  if (several && Object.keys(operand).length > 1) {
    throw fail(`Found unexpected fields after $each in $addToSet: ${shell(operand)}`)
  }
  const place = locate(step, step.path, 'create')
  if (place.value !== undefined && !isArray(place.value)) {
    throw fail(
      `Cannot apply $addToSet to non-array field. Field named '${place.key}' has non-array type ${typeName(place.value)}`,
    )
  }
  const elements: unknown[] = [...((place.value as unknown[] | undefined) ?? [])]
  for (const value of values) {
    if (!elements.some(element => same(element, value))) elements.push(clone(value))
  }
  write(place, elements)
}

function $pop(step: Step): void {
  const { path, operand } = step
  if (typeof operand !== 'number') throw fail(`Expected a number in: ${path}: ${shell(operand)}`)
  if (operand !== 1 && operand !== -1) throw fail(`$pop expects 1 or -1, found: ${operand}`)
  const place = locate(step, path, 'check')
  if (!place || place.value === undefined) return
  if (!isArray(place.value)) {
    throw fail(`Path '${path}' contains an element of non-array type '${typeName(place.value)}'`)
  }
  write(place, operand === 1 ? place.value.slice(0, -1) : place.value.slice(1))
}

function $pull(step: Step): void {
  keepElements(locate(step, step.path, 'check'), pullTest(step.operand))
}

/** What `$pull` takes out: elements equal to a value, or elements that meet a condition. */
function pullTest(operand: unknown): (element: unknown) => boolean {
  const condition = operand instanceof RegExp ? { $regex: operand } : operand
  if (!isDoc(condition)) return element => same(element, condition)
  return refused(() => elementTest(condition, mingoOptions, 'by $pull'))
}

function $pullAll(step: Step): void {
  const { path, operand } = step
  if (!isArray(operand))
    throw fail(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  keepElements(locate(step, path, 'check'), element => operand.some(value => same(value, element)))
}

function keepElements(place: Place | null, gone: (element: unknown) => boolean): void {
  if (!place || place.value === undefined) return
  if (!isArray(place.value)) throw fail('Cannot apply $pull to a non-array value')
  write(
    place,
    place.value.filter(element => !gone(element)),
  )
}

export const ARRAY_OPERATORS: Record<string, (step: Step) => void> = {
  $push,
  $addToSet,
  $pop,
  $pull,
  $pullAll,
}
