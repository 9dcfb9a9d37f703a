import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreError, openDatabase } from '../../../emulator/database/index.ts'
import { NOW, openClient } from './support.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lintuan-store-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const reopen = () => openClient({ data: folder })
const opening = (): Promise<Error> =>
  openDatabase({ data: folder, clock: () => NOW }).then(
    () => new Error('it opened'),
    (error: Error) => error,
  )

describe('the durable store', () => {
  it('brings everything back after closing: types, collections, indexes', async () => {
    const doc = {
      _id: 'p',
      n: 1,
      half: 0.5,
      big: 2 ** 40,
      when: new Date(5),
      nil: null,
      list: [1, { a: 'x' }],
      名: '邻',
    }
    const client = await reopen()
    await client.add('things', [doc, { _id: 7, n: -0.25 }, { _id: new Date(3) }])
    await client.remove('things', { _id: 7 })
    await client.raw('addCollection', { collectionName: 'empty' })
    await client.db.close()

    const again = await reopen()
    expect(again.db.find('things', { n: 1 })).toEqual([doc])
    expect(again.db.collections()).toEqual([
      { name: 'empty', count: 0 },
      { name: 'things', count: 2 },
    ])
    await again.db.close()
  })

  it('says that a unique index declared later does not fit, which is no damage, and leaves everything', async () => {
    const client = await reopen()
    await client.add('things', [
      { _id: 1, n: 7 },
      { _id: 2, n: 7 },
    ])
    await client.db.close()

    const indexes = { things: [{ name: 'once', fields: { n: 1 as const }, unique: true }] }
    const error = await openClient({ data: folder, indexes }).then(
      () => new Error('it opened'),
      (refusal: Error) => refusal,
    )
    expect(error).toBeInstanceOf(StoreError)
    expect(error.message).toMatch(
      /holds documents of "things" that .* refuse .*index: once.*nothing was changed/,
    )
    expect(error.message).not.toContain('damaged')
    const again = await reopen()
    expect(again.db.find('things')).toHaveLength(2)
    await again.db.close()
  })

  it('takes in all documents of a request in one turn, so that they share one forced write', async () => {
    const client = await openClient()
    const added = client.add(
      'batches',
      [1, 2, 3, 4].map(_id => ({ _id })),
    )
    expect(client.db.find('batches')).toHaveLength(4)
    await added
  })

  it('loses no acknowledged write and keeps every commit whole when it is killed', async () => {
    const acknowledged = new Set<string>()
    for (const round of ['one', 'two', 'three', 'four']) {
      for (const id of await runAndKill(round)) acknowledged.add(id)
      const client = await reopen()
      const ids = new Set(client.db.find('orders').map(({ _id }) => _id as string))
      expect([...acknowledged].filter(id => !ids.has(id))).toEqual([])
      const sum = client.db.find('accounts').reduce((total, { amount }) => total + (amount as number), 0)
      expect(sum).toBe(400)
      await client.db.close()
    }
    expect(acknowledged.size).toBeGreaterThan(100)
  }, 60_000)

  it('says which folder is damaged and deletes nothing', async () => {
    const client = await reopen()
    for (let n = 0; n < 20; n++) await client.add('orders', { _id: `o${n}`, note: 'something to flip' })
    await client.db.close()
    const log = readdirSync(folder).find(name => name.endsWith('.log'))!
    const bytes = readFileSync(join(folder, log))
    bytes[bytes.length >> 1]! ^= 0xff
    writeFileSync(join(folder, log), bytes)

    const error = await opening()
    expect(error).toBeInstanceOf(StoreError)
    expect(error.message).toContain(`The local database in ${folder} is damaged (`)
    expect(readFileSync(join(folder, log))).toEqual(bytes)
    expect((await opening()).message).toBe(error.message)
  })

  it('notices an entry that disappeared although all files are readable', async () => {
    const client = await reopen()
    await client.add('orders', [{ _id: 'o1' }, { _id: 'o2' }])
    await client.db.close()
    const level = new ClassicLevel(folder)
    const keys = await level.keys().all()
    await level.del(keys.find(key => key.startsWith('dorders'))!)
    await level.close()
    expect((await opening()).message).toContain('entries are missing or were changed')
  })

  it('opens a log whose last record was cut off by a crash', async () => {
    const client = await reopen()
    for (let n = 0; n < 5; n++) await client.add('orders', { _id: `o${n}` })
    await client.db.close()
    const log = readdirSync(folder).find(name => name.endsWith('.log'))!
    const bytes = readFileSync(join(folder, log))
    writeFileSync(join(folder, log), bytes.subarray(0, bytes.length - 3))
    const again = await reopen()
    expect(again.db.collections()).toEqual([{ name: 'orders', count: 4 }])
    await again.db.close()
  })

  it('refuses a folder written by a newer version, in a sentence', async () => {
    await (await reopen()).db.close()
    const level = new ClassicLevel(folder)
    await level.put('!format', '2')
    await level.close()
    const error = await opening()
    expect(error).toBeInstanceOf(StoreError)
    expect(error.message).toContain(`${folder} has format 2, this version reads up to 1`)
  })

  it('refuses a folder that holds something else', async () => {
    writeFileSync(join(folder, 'letters.txt'), 'dear')
    expect((await opening()).message).toContain('is not a local database')
    expect(readdirSync(folder)).toEqual(['letters.txt'])
  })

  it('refuses a folder another process has open', async () => {
    const client = await reopen()
    expect((await opening()).message).toContain('is in use by another process')
    await client.db.close()
  })

  it('keeps what was written with relaxed durability once it was flushed', async () => {
    const client = await openClient({ data: folder, relaxedDurability: true })
    await client.add(
      'orders',
      Array.from({ length: 500 }, (_, n) => ({ _id: `o${n}` })),
    )
    await client.db.flush()
    await client.db.close()
    const again = await reopen()
    expect(await again.count('orders')).toBe(500)
    await again.db.close()
  })

  it('keeps documents whose keys hold any character', async () => {
    const ids = ['a\u0000b', '%', '邻团', '\ud83c\udf4e', '\ud83c', 'a.b']
    const client = await reopen()
    for (const _id of ids) await client.db.handle('database.insertDocument', insertion(_id))
    await client.db.close()
    const again = await reopen()
    expect(new Set(again.db.find('odd').map(({ _id }) => _id))).toEqual(new Set(ids))
    await again.db.close()
  })
})

describe('dump and restore', () => {
  it('takes everything over into an empty database', async () => {
    const client = await openClient()
    await client.add('things', [{ _id: 'a', when: new Date(1), inner: { x: [1, NaN] } }, { _id: 2 }])
    await client.raw('addCollection', { collectionName: 'empty' })
    const dump = client.db.dump()
    expect(
      dump
        .split('\n')
        .filter(Boolean)
        .every(line => JSON.parse(line) as boolean),
    ).toBe(true)

    const other = await openClient({ data: folder })
    other.db.restore(dump)
    await other.db.close()
    const again = await reopen()
    expect(again.db.find('things')).toEqual(expect.arrayContaining(client.db.find('things')))
    expect(
      again.db
        .collections()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['empty', 'things'])
    await again.db.close()
  })

  it.each([
    ['a line that is none', '{"collection":"things","document":{"_id":2}}\nnonsense'],
    [
      'two documents of one id',
      '{"collection":"new","document":{"_id":2}}\n{"collection":"new","document":{"_id":2}}',
    ],
    [
      'two documents of one unique key',
      '{"collection":"things","document":{"_id":1,"n":7}}\n{"collection":"things","document":{"_id":2,"n":7}}',
    ],
  ])('takes nothing of a dump with %s', async (_, dump) => {
    const indexes = { things: [{ name: 'n', fields: { n: 1 as const }, unique: true }] }
    const client = await openClient({ indexes })
    expect(() => client.db.restore(dump)).toThrow()
    expect(client.db.collections()).toEqual([{ name: 'things', count: 0 }])
  })

  it('refuses to restore over documents', async () => {
    const client = await openClient()
    await client.add('things', { _id: 'a' })
    expect(() => client.db.restore(client.db.dump())).toThrow('"things" is not')
  })

  it('hands out copies that change nothing', async () => {
    const client = await openClient()
    await client.add('things', { _id: 'a', list: [1] })
    const [doc] = client.db.find('things')
    ;(doc!.list as number[]).push(2)
    doc!.extra = true
    expect(client.db.find('things')).toEqual([{ _id: 'a', list: [1] }])
  })
})

const insertion = (_id: string) => ({ collectionName: 'odd', data: [JSON.stringify({ _id })] })

/** Runs the child until it acknowledged some orders, kills it hard, and answers what it acknowledged. */
function runAndKill(round: string): Promise<string[]> {
  const script = new URL('crash-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      if (told.split('\n').length > 60) child.kill('SIGKILL')
    })
    child.on('close', code => {
      if (code !== null) reject(new Error(`the child ended by itself with ${code}`))
      // The last line may have been cut off with the process.
      resolve(
        told
          .split('\n')
          .slice(0, -1)
          .filter(line => line !== 'ready'),
      )
    })
  })
}
