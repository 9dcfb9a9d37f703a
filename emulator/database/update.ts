import { writeFailed } from './errors.ts'
import { compare } from './order.ts'
import { ARRAY_OPERATORS } from './update-arrays.ts'
import { expandPositions } from './update-positions.ts'
import { draftOf, locate, refuseConflicts, write, type Draft, type Place } from './update-places.ts'
import { clone, isDoc, put, shell, typeName, type Doc } from './values.ts'

/**
 * MongoDB's update operators, strict: whatever MongoDB answers with an error is an error here, with its message.
 * One operator is one function; each works on a draft that shares with the stored document what no operator touched.
 */

export interface UpdateContext {
  /** The database's now, ms since 1970, for `$currentDate`. */
  now: number
  /** True while a document is being made by an upsert: only then does `$setOnInsert` count. */
  inserting?: boolean
  /** The query that found the document; it tells which element a `$` in a path means. */
  query?: Doc
}

/** What an operator is told: the document being changed, the path, the operand, and where it stands. */
export interface Step extends UpdateContext, Draft {
  path: string
  operand: unknown
}

type Operator = (step: Step) => void

export const fail = (reason: string) => writeFailed('Update', reason)

const $set: Operator = step => {
  write(locate(step, step.path, 'create'), clone(step.operand))
}

const $unset: Operator = step => {
  const place = locate(step, step.path, 'lenient')
  if (!place) return
  // Taking out an element leaves a null behind, so that the others keep their positions.
  if (Array.isArray(place.holder)) {
    if (Number(place.key) < place.holder.length) place.holder[Number(place.key)] = null
  } else delete place.holder[place.key]
}

function arithmetic(
  name: '$inc' | '$mul',
  verb: string,
  calculate: (old: number, by: number) => number,
): Operator {
  return step => {
    const { doc, path, operand } = step
    if (typeof operand !== 'number') {
      throw fail(`Cannot ${verb} with non-numeric argument: {${path}: ${shell(operand)}}`)
    }
    const place = locate(step, path, 'create')
    if (place.value === undefined) return write(place, calculate(0, operand))
    if (typeof place.value !== 'number') {
      throw fail(
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${shell(doc._id)}} has the field ` +
          `'${place.key}' of non-numeric type ${typeName(place.value)}`,
      )
    }
    write(place, calculate(place.value, operand))
  }
}

function extreme(better: (order: number) => boolean): Operator {
  return step => {
    const place = locate(step, step.path, 'create')
    if (place.value === undefined || better(compare(step.operand, place.value)))
      write(place, clone(step.operand))
  }
}

const $rename: Operator = step => {
  const { doc, path, operand } = step
  if (typeof operand !== 'string') {
    throw fail(`The 'to' field for $rename must be a string: ${path}: ${shell(operand)}`)
  }
  if (operand === path)
    throw fail(`The source and target field for $rename must differ: ${path}: ${shell(operand)}`)
  const from = locate(step, path, 'lenient')
  refuseElement(doc, from, 'source', path)
  if (!from || from.value === undefined) return
  delete (from.holder as Doc)[from.key]
  const to = locate(step, operand, 'create')
  refuseElement(doc, to, 'destination', operand)
  write(to, from.value)
}

function refuseElement(doc: Doc, place: Place | null, which: string, path: string): void {
  if (!place?.crossedArray) return
  throw fail(
    `The ${which} field cannot be an array element, '${path}' in doc with _id: ${shell(doc._id)} ` +
      `has an array field called '${place.crossedArray}'`,
  )
}

const $currentDate: Operator = step => {
  const { operand, now } = step
  const known = operand === true || (isDoc(operand) && operand.$type === 'date')
  if (!known)
    throw fail(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean or {$type: 'date'}`,
    )
  write(locate(step, step.path, 'create'), new Date(now))
}

const $bit: Operator = step => {
  const { doc, operand } = step
  if (!isDoc(operand)) throw fail(`The $bit modifier is not compatible with a ${typeName(operand)}`)
  const place = locate(step, step.path, 'create')
  const old = place.value ?? 0
  if (typeof old !== 'number' || !Number.isInteger(old)) {
    throw fail(
      `Cannot apply $bit to a value of non-integral type._id: ${shell(doc._id)} has the field ` +
        `${place.key} of non-integer type ${typeName(old)}`,
    )
  }
  // Numbers of 64 bits in MongoDB; JavaScript's own operators know 32.
  let value = BigInt(old)
  for (const [name, by] of Object.entries(operand)) {
    if (typeof by !== 'number' || !Number.isInteger(by))
      throw fail(`The $bit modifier field must be an Integer: ${name}`)
    if (name === 'and') value &= BigInt(by)
    else if (name === 'or') value |= BigInt(by)
    else if (name === 'xor') value ^= BigInt(by)
    else throw fail(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
  }
  write(place, Number(value))
}

const OPERATORS: Record<string, Operator> = {
  $set,
  $setOnInsert: step => step.inserting && $set(step),
  $unset,
  $inc: arithmetic('$inc', 'increment', (old, by) => old + by),
  $mul: arithmetic('$mul', 'multiply', (old, by) => old * by),
  $min: extreme(order => order < 0),
  $max: extreme(order => order > 0),
  $rename,
  $currentDate,
  $bit,
  ...ARRAY_OPERATORS,
}

/**
 * The document as it is after the update; the given one is left alone, and what the update did not touch is shared with it,
 * so that a small change of a large document costs little. Throws DATABASE_REQUEST_FAILED with
 * MongoDB's message for everything MongoDB refuses.
 */
export function applyUpdate(original: Doc, update: Doc, context: UpdateContext): Doc {
  const steps = readSteps(update)
  refuseConflicts(
    steps.flatMap(({ name, path, operand }) =>
      // A rename writes two fields; onto itself it has a refusal of its own.
      name === '$rename' && operand !== path ? [path, String(operand)] : [path],
    ),
  )
  const { doc, own } = draftOf(original)
  for (const { operator, path, operand } of steps) {
    for (const exact of expandPositions(doc, path, context.query)) {
      operator({ ...context, doc, own, path: exact, operand })
    }
  }
  if (compare(doc._id, original._id) !== 0 && !(context.inserting && original._id === undefined)) {
    throw fail("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return doc
}

function readSteps(update: Doc): { name: string; operator: Operator; path: string; operand: unknown }[] {
  const names = Object.keys(update)
  if (names.length === 0) throw fail('the update document must not be empty')
  return names.flatMap(name => {
    if (!name.startsWith('$'))
      throw fail(`the update operation document must contain atomic operators, not '${name}'`)
    const operator = OPERATORS[name]
    if (!operator) throw fail(`Unknown modifier: ${name}`)
    const fields = update[name]
    if (!isDoc(fields)) {
      throw fail(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. ` +
          `For example: {$mod: {<field>: ...}} not {${name}: ${shell(fields)}}`,
      )
    }
    return Object.entries(fields).map(([path, operand]) => ({ name, operator, path, operand }))
  })
}

/** The document a `set()` leaves: everything replaced, only `_id` stays. */
export function replaceWith(original: Doc | null, replacement: Doc, id: unknown): Doc {
  for (const key of Object.keys(replacement)) {
    if (key.startsWith('$'))
      throw fail(`the replace operation document must not contain atomic operators, not '${key}'`)
  }
  if (original && replacement._id !== undefined && compare(replacement._id, original._id) !== 0) {
    throw fail(
      "After applying the update, the (immutable) field '_id' was found to have been altered to " +
        `_id: ${shell(replacement._id)}`,
    )
  }
  const doc: Doc = { _id: original?._id ?? id }
  for (const [key, value] of Object.entries(replacement)) if (key !== '_id') put(doc, key, value)
  return doc
}
