import fc from 'fast-check'
import { updateOne } from 'mingo/updater'
import { describe, expect, it } from 'vitest'
import { CloudError } from '../../../emulator/database/index.ts'
import { applyUpdate } from '../../../emulator/database/update.ts'
import type { Doc } from '../../../emulator/database/values.ts'
import { NOW, openClient, refusal } from './support.ts'

/** What `o1` is after one update of `doc`. */
async function after(doc: object, change: object, query: object = {}): Promise<Record<string, unknown>> {
  const client = await openClient()
  await client.add('orders', { _id: 'o1', ...doc })
  await client.update('orders', { _id: 'o1', ...query }, change)
  const { _id, ...rest } = (await client.get('orders'))[0]!
  expect(_id).toBe('o1')
  return rest
}

/** The message an update of `doc` is refused with; the document must stay as it was. */
async function message(doc: object, change: object): Promise<string> {
  const client = await openClient()
  await client.add('orders', { _id: 'o1', ...doc })
  const error = await refusal(client.update('orders', { _id: 'o1' }, change))
  expect(error.code).toBe('DATABASE_REQUEST_FAILED')
  expect(await client.get('orders')).toEqual([{ _id: 'o1', ...doc }])
  return error.message
}

describe('what an update does', () => {
  it.each<[string, object, object, object]>([
    ['sets a deep field, making what is missing', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    ['sets an element of an array', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    ['fills an array with nulls', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    ['sets a field of an element', { a: [{ n: 1 }] }, { $set: { 'a.0.n': 2 } }, { a: [{ n: 2 }] }],
    ['takes out a field', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
    ['leaves null where an element was', { a: [1, 2, 3] }, { $unset: { 'a.1': '' } }, { a: [1, null, 3] }],
    ['takes nothing out of a text', { a: 'x' }, { $unset: { 'a.b': '' } }, { a: 'x' }],
    ['starts counting at 0', {}, { $inc: { n: 2 } }, { n: 2 }],
    ['multiplies nothing to 0', {}, { $mul: { n: 2 } }, { n: 0 }],
    ['counts fractions as they are', { n: 0.2 }, { $inc: { n: -0.05 } }, { n: 0.2 - 0.05 }],
    ['keeps the smaller', { a: 5, b: 5 }, { $min: { a: 3, b: 7, c: 1 } }, { a: 3, b: 5, c: 1 }],
    ['keeps the larger, also of dates', { a: new Date(5) }, { $max: { a: new Date(9) } }, { a: new Date(9) }],
    ['orders types when it keeps the larger', { a: 5 }, { $max: { a: 'text' } }, { a: 'text' }],
    ['renames', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
    ['renames nothing without complaint', { b: 2 }, { $rename: { a: 'c' } }, { b: 2 }],
    ['pushes one', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    [
      'pushes several in the middle',
      { a: [1, 4] },
      { $push: { a: { $each: [2, 3], $position: 1 } } },
      { a: [1, 2, 3, 4] },
    ],
    [
      'pushes before the last',
      { a: [1, 4] },
      { $push: { a: { $each: [3], $position: -1 } } },
      { a: [1, 3, 4] },
    ],
    [
      'sorts and keeps the first',
      { a: [3] },
      { $push: { a: { $each: [1, 2], $sort: -1, $slice: 2 } } },
      { a: [3, 2] },
    ],
    ['keeps the last', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
    ['keeps none', { a: [1, 2] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
    [
      'sorts documents by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ['adds to a set what is new', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ['adds a list to a set as one element', { a: [1] }, { $addToSet: { a: [1] } }, { a: [1, [1]] }],
    [
      'tells documents apart by the order of keys',
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ],
    ['pops the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
    ['pops the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    ['pulls by value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['pulls by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [
      'pulls documents by their fields',
      { a: [{ k: 1, n: 1 }, { k: 2 }] },
      { $pull: { a: { k: 1 } } },
      { a: [{ k: 2 }] },
    ],
    [
      'pulls a list that holds what meets a condition',
      { a: [[1, 5], [1], ['tea'], 'team', 7] },
      { $pull: { a: { $gte: 5 } } },
      { a: [[1], ['tea'], 'team'] },
    ],
    ['pulls by a pattern', { a: [['tea'], 'team', 'cup', 3] }, { $pull: { a: /^tea/ } }, { a: ['cup', 3] }],
    ['pulls a whole list', { a: [[1], [2]] }, { $pull: { a: [1] } }, { a: [[2]] }],
    ['pulls all of several', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['sets no insert values when it updates', { a: 1 }, { $setOnInsert: { b: 1 }, $set: { a: 2 } }, { a: 2 }],
    ['takes the date from the clock', {}, { $currentDate: { at: true } }, { at: new Date(NOW) }],
    ['works bit by bit', { n: 6 }, { $bit: { n: { and: 3 } } }, { n: 2 }],
    ['knows more than 32 bits', { n: 5 }, { $bit: { n: { or: 2 ** 40 } } }, { n: 2 ** 40 + 5 }],
    [
      'changes every element',
      { a: [{ n: 1 }, { n: 2 }] },
      { $inc: { 'a.$[].n': 1 } },
      { a: [{ n: 2 }, { n: 3 }] },
    ],
  ])('%s', async (_, doc, change, expected) => {
    expect(await after(doc, change)).toEqual(expected)
  })

  it('changes the element the query found', async () => {
    const doc = {
      lines: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 1 },
      ],
    }
    const expected = {
      lines: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 5 },
      ],
    }
    expect(await after(doc, { $set: { 'lines.$.n': 5 } }, { 'lines.sku': 'b' })).toEqual(expected)
    const element = { lines: { $elemMatch: { sku: 'b', n: { $lt: 3 } } } }
    expect(await after(doc, { $set: { 'lines.$.n': 5 } }, element)).toEqual(expected)
    expect(await after({ a: [3, 7, 9] }, { $set: { 'a.$': 0 } }, { a: { $gt: 5 } })).toEqual({ a: [3, 0, 9] })
  })

  it('never touches documents it was given before', async () => {
    const client = await openClient()
    await client.add('orders', { _id: 'o1', a: { list: [1] } })
    const tx = await client.begin()
    await client.get('orders', {}, { tx })
    await client.update('orders', { _id: 'o1' }, { $push: { 'a.list': 2 } })
    expect(await client.get('orders', {}, { tx })).toEqual([{ _id: 'o1', a: { list: [1] } }])
  })
})

describe('what an update refuses', () => {
  it.each<[string, object, object]>([
    ['Cannot increment with non-numeric argument: {n: "1"}', { n: 1 }, { $inc: { n: '1' } }],
    [
      `Cannot apply $inc to a value of non-numeric type. {_id: "o1"} has the field 'n' of non-numeric type string`,
      { n: 'x' },
      { $inc: { n: 1 } },
    ],
    ["has the field 'n' of non-numeric type null", { n: null }, { $inc: { n: 1 } }],
    ['Cannot apply $mul to a value of non-numeric type', { n: [] }, { $mul: { n: 1 } }],
    ["Cannot create field 'b' in element {a: 5}", { a: 5 }, { $set: { 'a.b': 1 } }],
    ["Cannot create field 'b' in element {a: null}", { a: null }, { $inc: { 'a.b': 1 } }],
    ["Cannot create field 'x' in element {a: [ 1 ]}", { a: [1] }, { $set: { 'a.x': 1 } }],
    ["Cannot create field 'b' in element {a: 5}", { a: 5 }, { $pull: { 'a.b': 1 } }],
    [
      'The field \'a\' must be an array but is of type string in document {_id: "o1"}',
      { a: 'x' },
      { $push: { a: 1 } },
    ],
    ["The field 'a' must be an array but is of type null", { a: null }, { $push: { a: 1 } }],
    [
      'The argument to $each in $push must be an array but it was of type: int',
      {},
      { $push: { a: { $each: 1 } } },
    ],
    ['Unrecognized clause in $push: $many', {}, { $push: { a: { $each: [], $many: 1 } } }],
    [
      'The value for $slice must be an integer value but was given type: double',
      {},
      { $push: { a: { $each: [], $slice: 0.5 } } },
    ],
    ['The $sort is invalid', {}, { $push: { a: { $each: [], $sort: 2 } } }],
    [
      "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type int",
      { a: 1 },
      { $addToSet: { a: 1 } },
    ],
    ['The argument to $each in $addToSet must be an array', {}, { $addToSet: { a: { $each: 'x' } } }],
    ['Cannot apply $pull to a non-array value', { a: 1 }, { $pull: { a: 1 } }],
    ['Cannot apply $pull to a non-array value', { a: 1 }, { $pullAll: { a: [1] } }],
    ['$pullAll requires an array argument but was given a int', { a: [1] }, { $pullAll: { a: 1 } }],
    ["Path 'a' contains an element of non-array type 'string'", { a: 'x' }, { $pop: { a: 1 } }],
    ['$pop expects 1 or -1, found: 2', { a: [1] }, { $pop: { a: 2 } }],
    ["The 'to' field for $rename must be a string", { a: 1 }, { $rename: { a: 1 } }],
    ['must differ', { a: 1 }, { $rename: { a: 'a' } }],
    ['cannot be an array element', { a: [1] }, { $rename: { 'a.0': 'b' } }],
    [
      "Performing an update on the path '_id' would modify the immutable field '_id'",
      {},
      { $set: { _id: 'o2' } },
    ],
    [
      "Updating the path 'a.b' would create a conflict at 'a'",
      { a: {} },
      { $set: { a: {} }, $inc: { 'a.b': 1 } },
    ],
    ["Updating the path 'a' would create a conflict at 'a'", { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
    ['Unknown modifier: $grow', { a: 1 }, { $grow: { a: 1 } }],
    ['Modifiers operate on fields but we found type int instead', { a: 1 }, { $set: 5 }],
    ["must contain atomic operators, not 'a'", { a: 1 }, { a: 2 }],
    ['must not be empty', { a: 1 }, {}],
    [
      'The positional operator did not find the match needed from the query',
      { a: [1] },
      { $set: { 'a.$': 2 } },
    ],
    ['contains an empty field name', {}, { $set: { 'a..b': 2 } }],
    ["The dollar ($) prefixed field '$b' in 'a.$b' is not valid for storage", {}, { $set: { a: { $b: 1 } } }],
    ["'a.at' is an invalid date", {}, { $set: { 'a.at': new Date(NaN) } }],
    ["'at' is an invalid date", { at: 1 }, { $max: { at: new Date(NaN) } }],
    ['object to update too large. size in bytes', {}, { $set: { a: 'x'.repeat(6 * 1024 * 1024) } }],
  ])('%s', async (expected, doc, change) => {
    expect(await message(doc, change)).toContain(expected)
  })
})

describe('inserting', () => {
  it.each<[string, object]>([
    ['The dollar ($) prefixed field', { $key: 1 }],
    ['The dollar ($) prefixed field', { a: { $key: 1 } }],
    ["The '_id' value cannot be of type array", { _id: [1] }],
    ["'a.0.at' is an invalid date", { a: [{ at: new Date(NaN) }] }],
    ["'_id' is an invalid date", { _id: new Date(NaN) }],
    ['contains a null byte', { a: { 'b\u0000c': 1 } }],
    [
      'cannot nest documents deeper than 100 levels',
      JSON.parse('{"a":'.repeat(120) + '1' + '}'.repeat(120)) as object,
    ],
  ])('refuses: %s', async (expected, doc) => {
    const client = await openClient()
    expect((await refusal(client.add('orders', doc))).message).toContain(expected)
    expect(await client.count('orders')).toBe(0)
  })
})

describe('replacing', () => {
  it('counts a document that is put in place of its like, which an update does not', async () => {
    const client = await openClient()
    await client.add('orders', { _id: 'o1', n: 1 })
    expect(await client.set('orders', 'o1', { n: 1 })).toMatchObject({ updated: 1 })
    expect(await client.update('orders', { _id: 'o1' }, { $set: { n: 1 } })).toBe(0)
  })
})

describe('a name with a dot', () => {
  it('is stored, and stays when something else is changed', async () => {
    expect(await after({ 'a.': 1 }, { $set: { b: 2 } })).toEqual({ 'a.': 1, b: 2 })
  })
})

const number = fc.integer({ min: -5, max: 5 })
const numbers = fc.array(number, { maxLength: 5 })
const typed = fc.record({
  n: number,
  m: number,
  list: numbers,
  inner: fc.record({ n: number, list: numbers }),
})
const numberPath = fc.constantFrom('n', 'm', 'inner.n', 'fresh', 'inner.fresh')
const listPath = fc.constantFrom('list', 'inner.list')
const change = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$inc', '$mul', '$min', '$max'), numberPath, number),
  fc.tuple(fc.constant('$unset'), fc.constantFrom('n', 'inner', 'inner.n', 'list'), fc.constant('')),
  fc.tuple(fc.constantFrom('$push', '$addToSet', '$pull'), listPath, number),
  fc.tuple(fc.constant('$pullAll'), listPath, numbers),
  fc.tuple(fc.constant('$addToSet'), listPath, fc.record({ $each: numbers })),
  fc.tuple(fc.constant('$pop'), listPath, fc.constantFrom(1, -1)),
  fc.tuple(fc.constant('$pull'), listPath, fc.record({ $gte: number })),
  fc.tuple(
    fc.constant('$push'),
    listPath,
    fc.record(
      {
        $each: numbers,
        $position: fc.nat(3),
        $sort: fc.constantFrom(1, -1),
        $slice: fc.integer({ min: -4, max: 4 }),
      },
      { requiredKeys: ['$each'] },
    ),
  ),
)

describe('on well-typed values', () => {
  it('does what an independent implementation does', async () => {
    await fc.assert(
      fc.asyncProperty(typed, change, async (doc, [operator, path, operand]) => {
        // mingo also drops repetitions that were in the list before; MongoDB leaves them.
        fc.pre(operator !== '$addToSet' || [doc.list, doc.inner.list].every(isSet))
        const expected = [structuredClone(doc)]
        updateOne(expected as never, {}, { [operator]: { [path]: structuredClone(operand) } })
        // Whether -0 or 0 comes out of a product is not of interest here.
        expect(plain(await after(doc, { [operator]: { [path]: operand } }))).toEqual(plain(expected[0]))
      }),
      { numRuns: 500 },
    )
  }, 30_000)

  it('writes to nothing that the state before is made of', () => {
    fc.assert(
      fc.property(typed, fc.array(change, { minLength: 1, maxLength: 4 }), (doc, changes) => {
        let state: Doc = frozen({ _id: 'o1', ...doc })
        for (const [operator, path, operand] of changes) {
          const update = { [operator]: { [path]: operand } }
          const apart = outcome(() => applyUpdate(structuredClone(state), update, { now: NOW }))
          const shared = outcome(() => applyUpdate(state, update, { now: NOW }))
          expect(shared).toEqual(apart)
          if (typeof shared !== 'string') state = frozen(shared)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** What an update leaves, or the words it is refused with; anything else it throws is a fault of ours. */
function outcome(update: () => Doc): Doc | string {
  try {
    return update()
  } catch (error) {
    if (error instanceof CloudError) return error.message
    throw error
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
const isSet = (list: number[]) => new Set(list).size === list.length
