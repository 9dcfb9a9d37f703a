import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

/** Field names that JavaScript gives to every object are names like any other. */

// Written as JSON because an object literal would take `__proto__` for its prototype.
const named = (name: string, value: unknown) => JSON.parse(JSON.stringify({ [name]: value })) as object

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString']

describe('a name every object has', () => {
  it.each(NAMES)('%s is not there until somebody stores it', async name => {
    const client = await openClient()
    await client.add('things', [
      { _id: 1, inner: {} },
      { _id: 2, inner: {} },
    ])
    await client.update('things', { _id: 2 }, { $set: named(name, 5) })
    const found = async (query: object) => (await client.get('things', query)).map(({ _id }) => _id)
    expect(await found(named(name, { $exists: true }))).toEqual([2])
    expect(await found(named(name, null))).toEqual([1])
    expect(await found(named(name, 5))).toEqual([2])
    expect(await found(named(`inner.${name}`, { $exists: true }))).toEqual([])
  })

  it.each(NAMES)('%s in an update is a field of this document, and of nothing else', async name => {
    const client = await openClient()
    await client.add('things', [{ _id: 1 }, { _id: 2 }])
    await client.update('things', { _id: 1 }, { $set: named(`${name}.p`, 1) })
    await client.update('things', { _id: 1 }, { $inc: named(`${name}.p`, 1) })
    await client.update('things', { _id: 1 }, { $push: named(`${name}.prototype.list`, 1) })
    const [one, two] = client.db.find('things')
    expect(Object.entries(one!)).toEqual([
      ['_id', 1],
      [name, { p: 2, prototype: { list: [1] } }],
    ])
    expect(Object.getPrototypeOf(one)).toBe(Object.prototype)
    expect(Object.entries(two!)).toEqual([['_id', 2]])
    expect(({} as { p?: unknown }).p).toBeUndefined()
    await client.update('things', { _id: 1 }, { $unset: named(name, '') })
    expect(client.db.find('things')).toEqual([{ _id: 1 }, { _id: 2 }])
  })
})

describe('a collection', () => {
  it.each(NAMES)('can be called %s', async name => {
    const client = await openClient({ indexes: { things: [] } })
    await client.add(name, { _id: 1 })
    expect(await client.get(name)).toEqual([{ _id: 1 }])
  })

  // The folder of one with half a character could not be opened again, and a zero moved its documents to another collection.
  it.each(['', 'a\u0000b', '\ud83c', 'a$b', 'system.users'])('can not be called %j', async name => {
    const client = await openClient()
    expect((await refusal(client.add(name, { _id: 1 }))).code).toBe('INVALID_PARAM')
    expect((await refusal(client.raw('addCollection', { collectionName: name }))).code).toBe('INVALID_PARAM')
    expect(() => client.db.restore(JSON.stringify({ collection: name }))).toThrow('names no collection')
    expect(client.db.collections()).toEqual([])
  })
})

describe('the name by which the bson library knows its own', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lintuan-names-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is a field like any other in a document that did not come through it, on the disk as well', async () => {
    const { db, raw, get } = await openClient({ data: folder })
    const data = ['{"_id":"o1","kind":{"_bsontype":"ObjectID","id":"x"}}']
    await raw('insertDocument', { collectionName: 'things', data })
    const written = { _id: 'o1', kind: { _bsontype: 'ObjectID', id: 'x' } }
    expect(db.find('things')).toEqual([written])
    expect(await get('things', { 'kind._bsontype': 'ObjectID' })).toHaveLength(1)
    await db.close()

    const again = await openClient({ data: folder })
    expect(again.db.find('things')).toEqual([written])
    await again.db.close()
  })
})
