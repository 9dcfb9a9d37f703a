import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndexDeclarations } from '../../../emulator/database/index.ts'
import { openClient, refusal, type GetOptions } from './support.ts'

const INDEXES: IndexDeclarations = {
  orders: [
    { name: 'by_owner', fields: { owner: 1, at: -1 } },
    { name: 'by_owner_state', fields: { owner: 1, state: 1, at: -1 } },
    { name: 'by_state', fields: { state: 1, at: 1 } },
    { name: 'by_sku', fields: { 'lines.sku': 1 } },
    { name: 'by_group_and_day', fields: { group: 1, day: -1, owner: 1 } },
  ],
}

const orders = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    _id: `o${String(n).padStart(5, '0')}`,
    owner: `u${n % 10}`,
    state: n % 3 ? 'paid' : 'placed',
    at: n,
    lines: [{ sku: `s${n % 50}` }, { sku: `s${(n + 1) % 50}` }],
  }))

describe('what a query looks at', () => {
  const opened = async () => {
    const client = await openClient({ indexes: INDEXES, refuseUndeclaredScans: true })
    await client.add('orders', orders(1000))
    return client
  }

  it('reads one document by its _id, and as many as it names', async () => {
    const client = await opened()
    expect(await client.examined('orders', { _id: 'o00007' })).toBe(1)
    expect(await client.examined('orders', { _id: { $in: ['o00001', 'o00002', 'zz'] } })).toBe(2)
    expect(await client.examined('orders', { _id: 'o00007', state: 'nowhere' })).toBe(1)
  })

  it('reads a range of _id, and a beginning of _id', async () => {
    const client = await opened()
    expect(await client.examined('orders', { _id: { $gte: 'o00010', $lt: 'o00020' } })).toBe(10)
    expect(await client.examined('orders', { _id: { $regex: '^o0001' } })).toBe(10)
    expect(
      await client.examined('orders', { $and: [{ _id: { $gt: 'o00990' } }, { _id: { $lte: 'o00995' } }] }),
    ).toBe(5)
  })

  it('stops at the page when the index gives the order', async () => {
    const client = await opened()
    const page: GetOptions = { sort: { at: -1 }, limit: 20 }
    expect(await client.examined('orders', { owner: 'u1' }, page)).toBe(20)
    expect(await client.examined('orders', { owner: 'u1', at: { $lt: 500 } }, page)).toBe(20)
    expect(await client.examined('orders', { owner: 'u1', state: 'paid' }, page)).toBe(20)
    expect(await client.examined('orders', { state: 'paid' }, { sort: { at: -1 }, limit: 20 })).toBe(20)
    expect(await client.examined('orders', {}, { sort: { _id: -1 }, limit: 20 })).toBe(20)
  })

  it('merges several states into one order without reading either to its end', async () => {
    const client = await opened()
    const query = { owner: 'u1', state: { $in: ['paid', 'placed'] } }
    expect(await client.examined('orders', query, { sort: { at: -1 }, limit: 10 })).toBe(10)
    const found = await client.get('orders', query, { sort: { at: -1 }, limit: 10 })
    expect(found.map(({ at }) => at)).toEqual([991, 981, 971, 961, 951, 941, 931, 921, 911, 901])
  })

  it('finds by a field inside an array', async () => {
    const client = await opened()
    expect(await client.examined('orders', { 'lines.sku': 's7' })).toBe(40)
    expect(await client.examined('orders', { lines: { $elemMatch: { sku: 's7' } } })).toBe(40)
  })

  it('neither combines bounds nor takes the order from an index over arrays', async () => {
    const client = await openClient({ indexes: { things: [{ name: 'by_tags', fields: { tags: 1 } }] } })
    await client.add('things', [
      { _id: 'a', tags: [1, 5] },
      { _id: 'b', tags: 3 },
      { _id: 'c', tags: [2, 0] },
    ])
    const found = async (query: object, sort?: object) =>
      (await client.get('things', query, { sort })).map(({ _id }) => _id).join('')
    expect(await found({ tags: { $gt: 3, $lt: 2 } })).toBe('a')
    expect(await found({ tags: { $gte: 2 } }, { tags: 1 })).toBe('cab')
    expect(await found({ tags: { $gte: 2 } }, { tags: -1 })).toBe('abc')
    expect(await found({}, { tags: 1 })).toBe('cab')
  })

  it('serves each side of an $or by its own index', async () => {
    const client = await opened()
    const query = { $or: [{ _id: 'o00001' }, { owner: 'u3', at: { $gte: 983 } }] }
    expect(await client.examined('orders', query)).toBe(3)
  })

  it('names the index and counts for count(), update and remove too', async () => {
    const client = await opened()
    const query = JSON.stringify({ owner: 'u1', at: { $gte: 900 } })
    const { stats } = await client.raw('calculateDocument', { collectionName: 'orders', query })
    expect(stats).toEqual({
      collection: 'orders',
      writes: 0,
      read: 0,
      examined: 10,
      written: 0,
      indexUsed: 'by_owner',
    })
    const removal = { collectionName: 'orders', query, multi: true }
    const removed = await client.raw('removeDocument', removal)
    expect(removed.stats).toMatchObject({ writes: 1, examined: 10, written: 10, indexUsed: 'by_owner' })
  })

  it('serves the beginning of a pipeline and looks up through an index', async () => {
    const client = await opened()
    await client.add('people', { _id: 'u1' })
    const stages = [
      { $match: { owner: 'u1' } },
      { $sort: { at: -1 } },
      { $limit: 5 },
      { $lookup: { from: 'people', localField: 'owner', foreignField: '_id', as: 'who' } },
    ]
    const wire = stages.map(stage => ({
      stageKey: Object.keys(stage)[0],
      stageValue: JSON.stringify(Object.values(stage)[0]),
    }))
    const { stats } = await client.raw('aggregateDocuments', { collectionName: 'orders', stages: wire })
    expect(stats).toMatchObject({ examined: 10, read: 5, indexUsed: 'by_owner+_id_' })
  })
})

describe('a query no declared index serves', () => {
  const opened = () => openClient({ indexes: INDEXES, refuseUndeclaredScans: true })

  it('is refused whatever the size, with its collection and shape', async () => {
    const client = await opened()
    const error = await refusal(client.get('orders', { note: 'x', at: { $gt: 3 } }, { sort: { at: -1 } }))
    expect(error.code).toBe('LOCAL_UNDECLARED_SCAN')
    expect(error.message).toContain('"orders" serves { note, at: $gt } sorted by { at: -1 }')
    expect(error.stats).toMatchObject({ collection: 'orders', examined: 0 })
  })

  it.each([
    ['get()', (c: Client) => c.get('orders')],
    ['get() of a later field alone', (c: Client) => c.get('orders', { at: 3 })],
    [
      'a filter that is no beginning, sorted by an index',
      (c: Client) => c.get('orders', { note: 1 }, { sort: { owner: 1 } }),
    ],
    ['one open side of an $or', (c: Client) => c.get('orders', { $or: [{ owner: 'u1' }, { note: 1 }] })],
    ['a negation', (c: Client) => c.get('orders', { owner: { $ne: 'u1' } })],
    ['a pattern without beginning', (c: Client) => c.get('orders', { owner: /u1/ })],
    ['count()', (c: Client) => c.count('orders')],
    ['update', (c: Client) => c.update('orders', { note: 1 }, { $set: { a: 1 } })],
    ['remove', (c: Client) => c.remove('orders')],
    ['aggregate without $match', (c: Client) => c.aggregate('orders', { $group: { _id: '$owner' } })],
    [
      'aggregate with a late $match',
      (c: Client) => c.aggregate('orders', { $project: { owner: 1 } }, { $match: { owner: 'u1' } }),
    ],
  ])('is refused for %s', async (_, run) => {
    expect((await refusal(run(await opened()))).code).toBe('LOCAL_UNDECLARED_SCAN')
  })

  it('is refused for a lookup whose foreign field has no index', async () => {
    const client = await opened()
    await client.add('orders', { _id: 'o1', owner: 'u1' })
    const stages = [
      { $match: { owner: 'u1' } },
      { $lookup: { from: 'orders', localField: 'owner', foreignField: 'at', as: 'x' } },
    ]
    expect((await refusal(client.aggregate('orders', ...stages))).code).toBe('LOCAL_UNDECLARED_SCAN')
  })

  it('is not refused to trusted reads', async () => {
    const client = await opened()
    await client.add('orders', { _id: 'o1', note: 1 })
    expect(client.db.find('orders', { note: 1 })).toHaveLength(1)
  })
})

type Client = Awaited<ReturnType<typeof openClient>>

const owner = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constant(null), fc.constant(undefined))
const small = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -3, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined, 'x', true, NaN, 0.5, -0, new Date(2)) },
)
const mixed = fc.oneof(
  { weight: 4, arbitrary: small },
  { weight: 1, arbitrary: fc.array(small, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom({ a: 1 }, { a: 1, b: 2 }, { b: 2, a: 1 }) },
)
const document = fc.record({
  owner,
  state: small,
  at: fc.oneof({ weight: 9, arbitrary: small }, { weight: 1, arbitrary: mixed }),
  tags: mixed,
  lines: fc.array(fc.record({ sku: small }), { maxLength: 2 }),
})
const comparison = fc.oneof(
  small,
  fc.record({ $in: fc.array(small, { maxLength: 3 }) }),
  fc.record({ $gt: small }),
  fc.record({ $gte: small, $lt: small }),
  fc.record({ $lte: small }),
  fc.record({ $ne: small }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $eq: mixed }),
)
const conditions = fc.dictionary(fc.constantFrom('owner', 'state', 'at', 'tags', 'lines.sku'), comparison, {
  maxKeys: 3,
})
const anyQuery = fc.oneof(
  { weight: 4, arbitrary: conditions },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(conditions, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(conditions, { minLength: 1, maxLength: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ owner, tags: fc.record({ $elemMatch: fc.record({ $gt: small, $lt: small }) }) }),
  },
)
const sorts = fc.constantFrom(
  undefined,
  { at: -1 },
  { at: 1 },
  { owner: 1, at: -1 },
  { owner: -1, at: 1 },
  { state: 1, at: 1 },
  { tags: 1 },
  { _id: -1 },
)
const DECLARED: IndexDeclarations = {
  orders: [
    { name: 'one', fields: { owner: 1, at: -1 } },
    { name: 'two', fields: { owner: 1, state: 1, at: -1 } },
    { name: 'three', fields: { state: -1, at: 1 } },
    { name: 'four', fields: { tags: 1 } },
    { name: 'five', fields: { 'lines.sku': 1, owner: -1 } },
    { name: 'six', fields: { at: -1 } },
  ],
}

describe('a plan and a scan', () => {
  it('find the same documents in the same order for any query', async () => {
    let planned = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 40 }),
        anyQuery,
        sorts,
        fc.nat(5),
        fc.nat(12),
        async (docs, query, sort, skip, limit) => {
          const plain = await openClient()
          const indexed = await openClient({ indexes: DECLARED })
          for (const client of [plain, indexed]) {
            await client.add('orders', { _id: 'gone', owner: 'a', at: 1 })
            for (const [n, doc] of docs.entries()) await client.add('orders', { _id: `o${n}`, ...doc })
            await client.update('orders', { _id: 'o1' }, { $set: { owner: 'b', at: 2 } })
            await client.remove('orders', { _id: 'gone' })
          }
          const all = await plain.get('orders', query, { sort, limit: 1000 })
          const found = await indexed.get('orders', query, { sort, limit: 1000 })
          expect(ids(found).sort()).toEqual(ids(all).sort())
          if (sort) expect(keys(found, sort)).toEqual(keys(all, sort))
          if (sort && limit) {
            const page = await indexed.get('orders', query, { sort, skip, limit })
            expect(keys(page, sort)).toEqual(keys(all, sort).slice(skip, skip + limit))
          }
          expect(await indexed.count('orders', query)).toBe(all.length)
          const { stats } = await indexed.raw('calculateDocument', {
            collectionName: 'orders',
            query: wire(query),
          })
          if (stats.indexUsed) planned++
        },
      ),
      { numRuns: 400 },
    )
    expect(planned).toBeGreaterThan(100)
  }, 60_000)
})

const wire = (query: object) => JSON.stringify(query)
const ids = (docs: Record<string, unknown>[]) => docs.map(({ _id }) => _id)
/** Equal sort keys may come in any order, so the keys are compared and not the documents. */
const keys = (docs: Record<string, unknown>[], sort: object) =>
  docs.map(doc => Object.keys(sort).map(field => normal(doc[field])))
const normal = (value: unknown) => (value === undefined || value === null ? null : value === 0 ? 0 : value)
