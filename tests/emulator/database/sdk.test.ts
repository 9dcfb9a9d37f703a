import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CloudError, openDatabase, type Database } from '../../../emulator/database/index.ts'
import { NOW } from './support.ts'

/**
 * The real, unmodified wx-server-sdk against a server that only hands `POST /admin` to the database.
 * The SDK's own types promise more than it does, hence the loose ones here.
 */
/* eslint-disable @typescript-eslint/no-explicit-any */
let server: Server
let database: Database
let sdk: any
let _: any
let $: any

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
      void answer(body).then(reply => {
        response.setHeader('content-type', 'application/json; charset=utf-8')
        response.end(JSON.stringify({ requestId: 'r', ...reply }))
      })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: 'local-env',
    TCB_ENV: 'local-env',
  })
  const cloud = createRequire(import.meta.url)('wx-server-sdk') as any
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  sdk = cloud.database()
  _ = sdk.command
  $ = _.aggregate
}, 60_000)

afterAll(() => new Promise(resolve => server.close(resolve)))

beforeEach(async () => {
  database = await openDatabase({
    memory: true,
    clock: () => NOW,
    indexes: { products: [], orders: [], accounts: [], log: [], shops: [SHOP_CODE] },
  })
})

const SHOP_CODE = { name: 'by_code', fields: { code: 1 as const }, unique: true }

async function answer(body: Record<string, unknown>): Promise<Record<string, unknown>> {
  try {
    return (await database.handle(body.action as string, body)).reply
  } catch (error) {
    if (error instanceof CloudError) return { code: error.code, message: error.message }
    return { code: 'SYS_ERR', message: String(error) }
  }
}

const failure = async (promise: Promise<unknown>): Promise<{ errCode: number; message: string }> => {
  try {
    await promise
  } catch (error) {
    return error as { errCode: number; message: string }
  }
  throw new Error('it did not fail')
}

const products = () => sdk.collection('products')

async function stockProducts(): Promise<void> {
  await products().add({
    data: [
      { _id: 'p1', name: 'a', price: 12.5, n: 1, tags: ['x', 'y'], nil: null, loc: sdk.Geo.Point(113, 23) },
      {
        _id: 'p2',
        name: 'b',
        price: 3,
        n: 5,
        tags: ['y'],
        loc: sdk.Geo.Point(113.01, 23),
        lines: [
          { sku: 's1', q: 2 },
          { sku: 's2', q: 9 },
        ],
      },
      {
        _id: 'p3',
        name: 'cc',
        price: 30,
        n: 7,
        tags: [],
        loc: sdk.Geo.Point(116, 40),
        lines: [{ sku: 's1', q: 7 }],
      },
    ],
  })
}

describe('collections', () => {
  it('answers -502005 for a collection nobody made', async () => {
    expect((await failure(sdk.collection('nope').get())).errCode).toBe(-502005)
  })

  it('makes a collection once', async () => {
    await sdk.createCollection('fresh')
    expect((await sdk.collection('fresh').get()).data).toEqual([])
    expect((await failure(sdk.createCollection('fresh'))).errCode).toBeLessThan(0)
  })
})

describe('reading and adding', () => {
  it('brings dates, positions, long and broken numbers back as they were', async () => {
    const when = new Date(0)
    await products().add({
      data: {
        _id: 'p',
        big: 1_700_000_000_000,
        half: 12.5,
        when,
        at: sdk.serverDate({ offset: 1000 }),
        loc: sdk.Geo.Point(113, 23),
      },
    })
    const { data } = await products().doc('p').get()
    expect(data).toMatchObject({ big: 1_700_000_000_000, half: 12.5, when, at: new Date(NOW + 1000) })
    expect(data.loc.longitude).toBe(113)
  })

  it('makes an _id of 32 hexadecimal characters', async () => {
    expect((await products().add({ data: { n: 1 } }))._id).toMatch(/^[0-9a-f]{32}$/)
  })

  it('answers the ids of several', async () => {
    expect((await products().add({ data: [{ _id: 'a' }, { _id: 7 }] }))._ids).toEqual(['a', 7])
  })

  it('refuses a taken _id with -502001 and E11000', async () => {
    await products().add({ data: { _id: 'a' } })
    const error = await failure(products().add({ data: { _id: 'a' } }))
    expect(error.errCode).toBe(-502001)
    expect(error.message).toMatch(
      /E11000 duplicate key error collection: \S+ index: _id_ dup key: { _id: "a" }/,
    )
  })

  it('fails on doc().get() of nothing, with errCode -1', async () => {
    const error = await failure(products().doc('zz').get())
    expect(error).toMatchObject({ errCode: -1 })
    expect(error.message).toContain('does not exist')
  })

  it('sorts, skips, limits and picks fields', async () => {
    await stockProducts()
    const { data } = await products()
      .where({ price: _.gte(3) })
      .orderBy('price', 'desc')
      .skip(1)
      .limit(1)
      .field({ name: true })
      .get()
    expect(data).toEqual([{ _id: 'p1', name: 'a' }])
  })

  it('answers 100 documents unless told, and 1000 at most', async () => {
    await products().add({ data: Array.from({ length: 1001 }, (__, n) => ({ n })) })
    expect((await products().get()).data).toHaveLength(100)
    expect((await products().limit(5000).get()).data).toHaveLength(1000)
    expect((await products().count()).total).toBe(1001)
  })

  it('understands every query command', async () => {
    await stockProducts()
    const names = async (query: object) =>
      (await products().where(query).orderBy('name', 'asc').get()).data.map((one: any) => one.name).join()
    expect(await names({ name: _.in(['a', 'cc']) })).toBe('a,cc')
    expect(await names({ name: _.in([]) })).toBe('')
    expect(await names({ name: _.nin(['a', 'cc']) })).toBe('b')
    expect(await names(_.or([{ name: 'a' }, { n: _.gt(6) }]))).toBe('a,cc')
    expect(await names({ price: _.or(_.lt(5), _.gt(20)) })).toBe('b,cc')
    expect(await names({ price: _.gt(2).and(_.lt(13)) })).toBe('a,b')
    expect(await names(_.nor([{ name: 'a' }]))).toBe('b,cc')
    expect(await names({ name: sdk.RegExp({ regexp: '^C', options: 'i' }) })).toBe('cc')
    expect(await names({ name: /^c/ })).toBe('cc')
    expect(await names({ lines: _.elemMatch({ sku: 's1', q: _.gt(5) }) })).toBe('cc')
    expect(await names({ 'lines.sku': 's2' })).toBe('b')
    expect(await names({ nil: _.exists(true) })).toBe('a')
    expect(await names({ tags: 'y' })).toBe('a,b')
    expect(await names({ tags: _.all(['x', 'y']) })).toBe('a')
    expect(await names({ tags: _.size(0) })).toBe('cc')
    expect(await names({ name: _.neq('a') })).toBe('b,cc')
    expect(await names({ name: _.not(_.eq('a')) })).toBe('b,cc')
    expect(await names({ n: _.mod(5, 0) })).toBe('b')
    expect(await names(_.expr($.gt(['$n', '$price'])))).toBe('b')
  })

  it('finds by position, nearest first', async () => {
    await stockProducts()
    const near = _.geoNear({ geometry: sdk.Geo.Point(113.009, 23), maxDistance: 5000 })
    const { data } = await products().where({ loc: near }).get()
    expect(data.map((one: any) => one.name)).toEqual(['b', 'a'])
    const circle = _.geoWithin({ centerSphere: [[113, 23], 10 / 6378.1] })
    expect((await products().where({ loc: circle }).get()).data).toHaveLength(2)
  })
})

describe('updating', () => {
  beforeEach(stockProducts)

  it('applies several commands at once and flattens nested objects', async () => {
    const { stats } = await products()
      .doc('p2')
      .update({
        data: {
          n: _.inc(2),
          price: _.mul(2),
          tags: _.push(['q', 'r']),
          'o.a': 1,
          x: { y: 1 },
          z: _.set({ k: 1 }),
          at: sdk.serverDate(),
        },
      })
    expect(stats.updated).toBe(1)
    expect((await products().doc('p2').get()).data).toMatchObject({
      n: 7,
      price: 6,
      tags: ['y', 'q', 'r'],
      o: { a: 1 },
      x: { y: 1 },
      z: { k: 1 },
      at: new Date(NOW),
    })
  })

  it('knows every array command', async () => {
    const doc = products().doc('p3')
    const after = async (data: object) => (await doc.update({ data }), (await doc.get()).data)
    expect((await after({ tags: _.addToSet('k') })).tags).toEqual(['k'])
    expect((await after({ tags: _.addToSet({ $each: ['k', 'm'] }) })).tags).toEqual(['k', 'm'])
    expect((await after({ tags: _.unshift(['a', 'b']) })).tags).toEqual(['a', 'b', 'k', 'm'])
    expect((await after({ tags: _.pop() })).tags).toEqual(['a', 'b', 'k'])
    expect((await after({ tags: _.shift() })).tags).toEqual(['b', 'k'])
    expect((await after({ tags: _.pull('b') })).tags).toEqual(['k'])
    expect((await after({ tags: _.pullAll(['k']) })).tags).toEqual([])
    expect((await after({ tags: _.push({ each: [3, 1, 2], sort: 1, slice: -2 }) })).tags).toEqual([2, 3])
    expect((await after({ lines: _.pull({ sku: 's1' }) })).lines).toEqual([])
    expect(await after({ n: _.remove() })).not.toHaveProperty('n')
    expect(await after({ name: _.rename('title') })).toMatchObject({ title: 'cc' })
    expect((await after({ price: _.max(99) })).price).toBe(99)
    expect((await after({ price: _.min(9) })).price).toBe(9)
  })

  it('fails with MongoDB words where a command does not fit the value', async () => {
    const error = await failure(
      products()
        .doc('p1')
        .update({ data: { name: _.inc(1) } }),
    )
    expect(error.errCode).toBe(-502001)
    expect(error.message).toContain('Cannot apply $inc to a value of non-numeric type')
  })

  it('updates all that match, or one, and counts only what changed', async () => {
    const all = products().where({ n: _.gte(0) })
    expect((await all.update({ data: { flag: 1 } })).stats.updated).toBe(3)
    expect((await all.update({ data: { flag: 1 } })).stats.updated).toBe(0)
    expect((await all.update({ data: { flag: 2 }, multi: false })).stats.updated).toBe(1)
  })

  it('creates and replaces with set()', async () => {
    const created = await sdk
      .collection('log')
      .doc('s1')
      .set({ data: { a: 1, b: 2 } })
    const replaced = await sdk
      .collection('log')
      .doc('s1')
      .set({ data: { c: 3 } })
    expect([created.stats, replaced.stats]).toMatchObject([{ created: 1 }, { updated: 1 }])
    expect((await sdk.collection('log').doc('s1').get()).data).toEqual({ _id: 's1', c: 3 })
  })

  it('removes one and many', async () => {
    expect((await products().doc('p1').remove()).stats.removed).toBe(1)
    expect(
      (
        await products()
          .where({ n: _.gt(0) })
          .remove()
      ).stats.removed,
    ).toBe(2)
  })

  it('refuses a second document of one unique key', async () => {
    await sdk.collection('shops').add({ data: { code: 1 } })
    const error = await failure(sdk.collection('shops').add({ data: { code: 1 } }))
    expect(error.errCode).toBe(-502001)
    expect(error.message).toContain('E11000')
  })
})

describe('aggregating', () => {
  beforeEach(async () => {
    await stockProducts()
    await sdk.collection('orders').add({
      data: [
        { _id: 'o1', pid: 'p2', q: 2, at: new Date('2026-01-05T18:00:00Z') },
        { _id: 'o2', pid: 'p2', q: 3, at: new Date('2026-01-06T01:00:00Z') },
        { _id: 'o3', pid: 'p3', q: 1, at: new Date('2026-02-01T00:00:00Z') },
      ],
    })
  })

  it('groups, joins and projects', async () => {
    const { list } = await sdk
      .collection('orders')
      .aggregate()
      .match({ q: _.gt(0) })
      .group({ _id: '$pid', q: $.sum('$q'), last: $.max('$at') })
      .sort({ q: -1 })
      .lookup({ from: 'products', localField: '_id', foreignField: '_id', as: 'p' })
      .project({ _id: 0, q: 1, last: 1, name: $.arrayElemAt(['$p.name', 0]) })
      .end()
    expect(list).toEqual([
      { q: 5, last: new Date('2026-01-06T01:00:00Z'), name: 'b' },
      { q: 1, last: new Date('2026-02-01T00:00:00Z'), name: 'cc' },
    ])
  })

  it('groups by the day in Shanghai', async () => {
    const day = $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' })
    const { list } = await sdk
      .collection('orders')
      .aggregate()
      .group({ _id: day, n: $.sum(1) })
      .sort({ _id: 1 })
      .end()
    expect(list).toEqual([
      { _id: '2026-01-06', n: 2 },
      { _id: '2026-02-01', n: 1 },
    ])
  })

  it('joins through a pipeline of its own', async () => {
    const pipeline = $.pipeline()
      .match(_.expr($.eq(['$pid', '$$id'])))
      .project({ q: 1 })
      .done()
    const { list } = await products()
      .aggregate()
      .lookup({ from: 'orders', let: { id: '$_id' }, pipeline, as: 'os' })
      .addFields({ c: $.size('$os') })
      .sort({ c: -1 })
      .limit(1)
      .end()
    expect(list[0]).toMatchObject({
      _id: 'p2',
      c: 2,
      os: [
        { _id: 'o1', q: 2 },
        { _id: 'o2', q: 3 },
      ],
    })
  })

  it('answers 20 documents unless a limit is asked for', async () => {
    await sdk.collection('log').add({ data: Array.from({ length: 50 }, (__, n) => ({ n })) })
    expect((await sdk.collection('log').aggregate().sort({ n: 1 }).end()).list).toHaveLength(20)
    expect((await sdk.collection('log').aggregate().sort({ n: 1 }).limit(30).end()).list).toHaveLength(30)
  })

  it.each(['facet', 'graphLookup', 'redact', 'out', 'collStats', 'indexStats'])(
    'cannot even send %s, because the SDK does not have it',
    stage => {
      expect(() => sdk.collection('orders').aggregate()[stage]({})).toThrow('is not a function')
    },
  )
})

describe('transactions', () => {
  beforeEach(() =>
    sdk.collection('accounts').add({
      data: [
        { _id: 'A', v: 100 },
        { _id: 'B', v: 0 },
      ],
    }),
  )
  const account = (id: string, from: any = sdk) => from.collection('accounts').doc(id)
  const balance = async (id: string) => (await account(id).get()).data.v as number

  it('shows its writes to itself alone until it commits', async () => {
    const own = await sdk.runTransaction(async (tx: any) => {
      await account('A', tx).update({ data: { v: _.inc(-10) } })
      await account('B', tx).update({ data: { v: _.inc(10) } })
      await tx.collection('log').add({ data: { moved: 10 } })
      expect(await balance('A')).toBe(100)
      return (await account('A', tx).get()).data.v
    })
    expect([own, await balance('A'), await balance('B')]).toEqual([90, 90, 10])
    expect((await sdk.collection('log').count()).total).toBe(1)
  })

  it('leaves nothing behind when it rolls back', async () => {
    const rolled = sdk.runTransaction(async (tx: any) => {
      await account('A', tx).update({ data: { v: 0 } })
      await tx.rollback({ why: 1 })
    })
    await expect(rolled).rejects.toEqual({ why: 1 })
    expect(await balance('A')).toBe(100)
  })

  it('meets a conflict at the write, and the SDK does not retry it', async () => {
    const first = await sdk.startTransaction()
    await account('A', first).update({ data: { v: _.inc(1) } })
    let runs = 0
    const second = sdk.runTransaction(async (tx: any) => {
      runs++
      await account('A', tx).update({ data: { v: _.inc(5) } })
    })
    const error = await failure(second)
    await first.commit()
    expect([runs, error.errCode, await balance('A')]).toEqual([1, -501001, 101])
    expect(error.message).toContain('[ResourceUnavailable.TransactionConflict]')
  })

  it('lets 10 contenders through with retries of our own', async () => {
    const add = async (): Promise<void> => {
      try {
        await sdk.runTransaction(async (tx: any) => {
          const { data } = await account('B', tx).get()
          await account('B', tx).update({ data: { v: data.v + 1 } })
        })
      } catch (error) {
        if (!/TransactionConflict/.test((error as Error).message)) throw error
        return add()
      }
    }
    await Promise.all(Array.from({ length: 10 }, add))
    expect(await balance('B')).toBe(10)
  }, 30_000)

  it('runs where().update() outside the transaction, because the SDK forgets its id', async () => {
    const tx = await sdk.startTransaction()
    await tx
      .collection('accounts')
      .where({ _id: 'A' })
      .update({ data: { v: 777 } })
    expect(await balance('A')).toBe(777)
    await tx.rollback()
    expect(await balance('A')).toBe(777)
  })

  it('is over after commit', async () => {
    const tx = await sdk.startTransaction()
    await tx.commit()
    const error = await failure(account('A', tx).update({ data: { v: 1 } }))
    expect(error.message).toContain('[ResourceUnavailable.TransactionNotExist]')
    expect(error.message).toContain('30 seconds')
  })

  it('fails on a document that is not there, and stays usable', async () => {
    const tx = await sdk.startTransaction()
    expect((await failure(account('Z', tx).get())).message).toContain('does not exist')
    await account('A', tx).update({ data: { v: 1 } })
    await tx.commit()
    expect(await balance('A')).toBe(1)
  })
})
