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

it('$bucketAuto keeps the same together, and makes nothing of nothing', async () => {
  const docs = [1, 1, 1, 2, 3].map((i, _id) => ({ _id, i, ...(i === 3 && { x: null }) }))
  const output = { list: { $push: '$x' } }
  expect(await run(docs, { $bucketAuto: { groupBy: '$i', buckets: 3, output } })).toEqual([
    { _id: { min: 1, max: 2 }, list: [] },
    { _id: { min: 2, max: 3 }, list: [null] },
  ])
  expect(await run([], { $bucketAuto: { groupBy: '$i', buckets: 3 } })).toEqual([])
})

describe('$group', () => {
  const docs = [
    { _id: 1, key: { a: 1, b: 2 }, n: 0.1 },
    { _id: 2, key: { b: 2, a: 1 }, n: 0.2, x: 'x' },
    { _id: 3, key: { a: 1, b: 2 }, n: 0.3, x: null },
    { _id: 4, n: 'none' },
  ]

  it('tells keys by their order, and nothing from what is missing inside of one', async () => {
    const ids = (_id: unknown) => run(docs, { $group: { _id, ids: { $push: '$_id' } } })
    expect(await ids('$key')).toEqual([
      { _id: { a: 1, b: 2 }, ids: [1, 3] },
      { _id: { b: 2, a: 1 }, ids: [2] },
      { _id: null, ids: [4] },
    ])
    expect(await ids({ x: '$x' })).toEqual([
      { _id: {}, ids: [1, 4] },
      { _id: { x: 'x' }, ids: [2] },
      { _id: { x: null }, ids: [3] },
    ])
  })

  it('gathers what is there and passes over the rest', async () => {
    const group = {
      _id: null,
      all: { $push: '$x' },
      set: { $addToSet: '$x' },
      sum: { $sum: '$n' },
      average: { $avg: '$n' },
      least: { $min: '$n' },
      most: { $max: '$n' },
      first: { $first: '$x' },
      last: { $last: '$n' },
      spread: { $stdDevSamp: '$y' },
      fields: { $mergeObjects: '$key' },
      inner: { $sum: { $max: ['$n', 1] } },
      count: { $sum: 1 },
    }
    expect(await run(docs, { $group: group })).toEqual([
      {
        _id: null,
        all: ['x', null],
        set: ['x', null],
        sum: 0.6,
        average: 0.6 / 3,
        least: 0.1,
        most: 'none',
        first: null,
        last: 'none',
        spread: null,
        fields: { a: 1, b: 2 },
        inner: 3,
        count: 4,
      },
    ])
  })

  it('is the half of $sortByCount', async () => {
    expect(await run(docs, { $sortByCount: '$key' })).toEqual([
      { _id: { a: 1, b: 2 }, count: 2 },
      { _id: { b: 2, a: 1 }, count: 1 },
      { _id: null, count: 1 },
    ])
  })
})

describe('$unwind', () => {
  const docs = [
    { _id: 1, sizes: ['S', null] },
    { _id: 2, sizes: [] },
    { _id: 3, sizes: '' },
    { _id: 4, sizes: null },
    { _id: 5, x: 1 },
    { _id: 6, sizes: {} },
  ]

  it('takes what is no list for its only element, and leaves out nothing and empty lists', async () => {
    expect(await run(docs, { $unwind: '$sizes' })).toEqual([
      { _id: 1, sizes: 'S' },
      { _id: 1, sizes: null },
      { _id: 3, sizes: '' },
      { _id: 6, sizes: {} },
    ])
  })

  it('keeps them when asked, each with its place', async () => {
    const stage = { path: '$sizes', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }
    expect(await run(docs, { $unwind: stage })).toEqual([
      { _id: 1, sizes: 'S', at: 0 },
      { _id: 1, sizes: null, at: 1 },
      { _id: 2, at: null },
      { _id: 3, sizes: '', at: null },
      { _id: 4, sizes: null, at: null },
      { _id: 5, x: 1, at: null },
      { _id: 6, sizes: {}, at: null },
    ])
  })

  it('goes into documents and not into lists', async () => {
    const nested = [
      { _id: 1, in: { list: [1, 2] } },
      { _id: 2, in: [{ list: [3] }] },
    ]
    expect(await run(nested, { $unwind: '$in.list' })).toEqual([
      { _id: 1, in: { list: 1 } },
      { _id: 1, in: { list: 2 } },
    ])
  })
})

it('$sample draws nobody twice', async () => {
  const drawn = async (size: number) => (await run(upTo(5), { $sample: { size } })).map(({ _id }) => _id)
  expect((await drawn(9)).sort()).toEqual([0, 1, 2, 3, 4])
  expect(new Set(await drawn(3)).size).toBe(3)
})

it('$lookup puts what it found where a path leads', async () => {
  const client = await openClient()
  await client.add('things', { _id: 1, in: { a: 1 }, other: 7 })
  await client.add('others', { _id: 7 })
  const lookup = { from: 'others', localField: 'other', foreignField: '_id', as: 'in.found' }
  expect(await client.aggregate('things', { $lookup: lookup })).toEqual([
    { _id: 1, in: { a: 1, found: [{ _id: 7 }] }, other: 7 },
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
    [{ $sample: { size: 0 } }, 'positive integer'],
    [{ $sortByCount: 'i' }, '$-prefixed'],
    [{ $bucketAuto: { groupBy: '$i', buckets: 0 } }, 'greater than 0'],
    [{ $bucketAuto: { groupBy: '$i', buckets: 2, granularity: 'R5' } }, 'not supported here'],
    [{ $lookup: { from: 'things', pipeline: [], as: 'a.b' } }, 'not supported here'],
    [{ $match: { $expr: { $size: '$i' } } }, 'must be an array'],
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
