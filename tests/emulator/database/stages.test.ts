import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

/** Stages that count and sort, and what a pipeline may not ask. */

const run = async (docs: object[], ...stages: object[]) => {
  const client = await openClient()
  if (docs.length) await client.add('things', docs)
  else await client.db.handle('database.addCollection', { collectionName: 'things' })
  return client.aggregate('things', ...stages)
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => ({ _id: i, i }))

describe('$bucket', () => {
  const bucket = { groupBy: '$i', boundaries: [0, 10, 20, 30] }

  it('puts a boundary into the bucket above it', async () => {
    expect(await run(upTo(30), { $bucket: bucket })).toEqual([
      { _id: 0, count: 10 },
      { _id: 10, count: 10 },
      { _id: 20, count: 10 },
    ])
  })

  it('answers no empty bucket, and what was asked of the others', async () => {
    const output = { sum: { $sum: '$i' }, list: { $push: '$i' } }
    expect(await run(upTo(3), { $bucket: { ...bucket, output } })).toEqual([
      { _id: 0, sum: 3, list: [0, 1, 2] },
    ])
  })

  it('gathers what is outside by the default, or refuses', async () => {
    const docs = [...upTo(12), { _id: 'none' }, { _id: 'text', i: 'x' }]
    const narrow = { groupBy: '$i', boundaries: [0, 5, 10] }
    expect(await run(docs, { $bucket: { ...narrow, default: 'rest' } })).toEqual([
      { _id: 0, count: 5 },
      { _id: 5, count: 5 },
      { _id: 'rest', count: 4 },
    ])
    expect((await refusal(run(docs, { $bucket: narrow }))).message).toMatch('no default was specified')
  })
})

it('$bucketAuto shares the documents out evenly', async () => {
  expect(await run(upTo(10), { $bucketAuto: { groupBy: '$i', buckets: 3 } })).toEqual([
    { _id: { min: 0, max: 3 }, count: 3 },
    { _id: { min: 3, max: 6 }, count: 3 },
    { _id: { min: 6, max: 9 }, count: 4 },
  ])
})

describe('$count', () => {
  it('counts, and says nothing of nothing', async () => {
    expect(await run(upTo(3), { $count: 'n' })).toEqual([{ n: 3 }])
    expect(await run(upTo(3), { $match: { i: 9 } }, { $count: 'n' })).toEqual([])
    expect(await run([], { $count: 'n' })).toEqual([])
  })
})

it('$sort takes the smallest element of an array upwards and the largest downwards', async () => {
  const docs = [
    { _id: 1, l: [5, 1] },
    { _id: 2, l: 3 },
    { _id: 3, l: [2, 4] },
  ]
  const ids = async (direction: number) =>
    (await run(docs, { $addFields: { x: 1 } }, { $sort: { l: direction } })).map(({ _id }) => _id)
  expect(await ids(1)).toEqual([1, 3, 2])
  expect(await ids(-1)).toEqual([1, 3, 2])
})

describe('a pipeline', () => {
  it.each<[object, string]>([
    [{ $skip: -1 }, '$skip'],
    [{ $skip: '1' }, '$skip'],
    [{ $limit: 0 }, 'the limit must be positive'],
    [{ $limit: -1 }, 'the limit must be positive'],
    [{ $limit: 1.5 }, '$limit'],
    [{ $sort: {} }, 'at least one sort key'],
    [{ $sort: { i: 2 } }, 'ascending'],
    [{ $group: { c: { $sum: 1 } } }, 'must include an _id'],
    [{ $group: { _id: null, c: '$i' } }, "The field 'c' must be an accumulator object"],
    [{ $group: { _id: null, 'a.b': { $sum: 1 } } }, "cannot contain '.'"],
    [{ $group: { _id: null, c: { $sum: 1, $avg: 1 } } }, 'must specify one accumulator'],
    [{ $bucket: { groupBy: 'i', boundaries: [0, 1] } }, 'groupBy'],
    [{ $bucket: { groupBy: '$i', boundaries: [0] } }, 'at least 2 values'],
    [{ $bucket: { groupBy: '$i', boundaries: [1, 0] } }, 'ascending order'],
    [{ $unwind: 'tags' }, "should be prefixed with a '$': tags"],
    [{ $unwind: { path: 5 } }, 'expected a string'],
    [{ $count: '' }, 'count field'],
    [{ $project: { a: '$' } }, "'$' by itself is not a valid FieldPath"],
    [{ $addFields: { a: { $add: ['$i', '$i.'] } } }, "must not end with a '.'"],
    [{ $facet: { one: [{ $limit: 0 }] } }, 'the limit must be positive'],
    [
      { $addFields: { a: { $switch: { branches: [{ case: false, then: 1 }] } } } },
      'no default was specified',
    ],
  ])('refuses %j', async (stage, message) => {
    const { code, message: said } = await refusal(run(upTo(3), stage))
    expect([code, said]).toEqual(['DATABASE_REQUEST_FAILED', expect.stringContaining(message)])
    // The same somewhere in the middle, where no index serves it.
    expect((await refusal(run(upTo(3), { $addFields: { x: 1 } }, stage))).message).toBe(said)
  })

  it('takes a dollar in a query and a literal', async () => {
    const docs = [{ _id: 1, price: '$' }]
    const literal = { $addFields: { sign: { $literal: '$' } } }
    expect(await run(docs, { $match: { price: '$' } }, literal)).toEqual([{ _id: 1, price: '$', sign: '$' }])
  })

  it('chooses a branch, or the default', async () => {
    const branches = [
      { case: { $gt: ['$i', 1] }, then: 'much' },
      { case: '$i', then: 'some' },
    ]
    const stage = { $project: { _id: 0, is: { $switch: { branches, default: 'none' } } } }
    expect(await run(upTo(3), stage)).toEqual([{ is: 'none' }, { is: 'some' }, { is: 'much' }])
  })
})
