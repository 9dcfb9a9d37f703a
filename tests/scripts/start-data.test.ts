import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCloud } from '../../emulator/index.ts'
import type { Migration } from '../../emulator/seed/schema.ts'
import {
  BrokenStore,
  changeOver,
  importData,
  makeDemo,
  openData,
  prepareData,
  putAside,
  type DataWorld,
} from '../../scripts/start/data.ts'
import { createSay } from '../../scripts/start/say.ts'
import { placesIn, readNote } from '../../scripts/start/store.ts'

/** 14:31 in Shanghai on a Thursday. */
const WALL = Date.UTC(2026, 4, 21, 6, 31)
const DAY = 24 * 3600 * 1000

let home: string
let said: string[]
let world: DataWorld

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lintuan-data-'))
  said = []
  world = {
    places: placesIn(home),
    say: createSay(line => said.push(line)),
    start: startCloud,
    base: { autoCreate: true },
    wall: () => new Date(WALL),
    demo: {
      personas: [],
      schemaVersion: 1,
      migrations: [],
      startsAt: until => until - 60 * DAY,
      seedDemo: async cloud => cloud.database.restore('{"collection":"goods","document":{"_id":"soda"}}'),
    },
  }
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const goodsOf = async () => {
  const cloud = await openData(world, 0)
  const goods = cloud.database.collections().length > 0 ? cloud.database.find('goods') : []
  await cloud.close()
  return goods
}

test('the first start lives the past of the demo under a moved clock and ends at now', async () => {
  const seen: number[] = []
  world.demo.seedDemo = async (cloud, { until, log }) => {
    seen.push(cloud.clock.now(), until)
    cloud.database.restore('{"collection":"goods","document":{"_id":"soda"}}')
    log('half')
  }
  await prepareData(world)
  expect(seen).toEqual([WALL - 60 * DAY, WALL])
  expect(said).toContain('  half')
  expect(readdirSync(home)).toEqual(['cloud'])
  expect(readNote(world.places.store)).toEqual({ schema: 1, seeded: '2026-05-21T06:31:00.000Z' })
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
})

test('the second start finds what the first one kept and seeds nothing', async () => {
  await prepareData(world)
  world.demo.seedDemo = () => Promise.reject(new Error('seeded twice'))
  await prepareData(world)
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
})

test('a seeding that was interrupted is never taken for data and is begun anew', async () => {
  // What a process leaves that is killed while it seeds.
  const half = await world.start({ ...world.base, data: world.places.making })
  half.database.restore('{"collection":"goods","document":{"_id":"half"}}')
  await half.close()
  await prepareData(world)
  expect(said.join('\n')).toContain('interrupted')
  expect(readdirSync(home)).toEqual(['cloud'])
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
})

test('starting over puts the data aside, where it can still be opened', async () => {
  await prepareData(world)
  const aside = putAside(world)!
  expect(readNote(aside).schema).toBe(1)
  expect(existsSync(world.places.store)).toBe(false)
  expect(putAside(world)).toBeUndefined()
})

/** A state with one good, as a shop of this schema would have exported it. */
async function exported(schema: number): Promise<string> {
  const cloud = await startCloud({ memory: true, autoCreate: true })
  try {
    cloud.database.restore('{"collection":"goods","document":{"_id":"tea"}}')
    return await cloud.exportState({ schema })
  } finally {
    await cloud.close()
  }
}

/** Changes over to what was made, from a store in use, and closes it again. Answers where that lies now. */
async function changed(): Promise<string | undefined> {
  const { cloud, aside } = await changeOver(world, await world.start({ ...world.base, memory: true }), 0)
  await cloud.close()
  return aside
}

test('a demo that cannot be made leaves nothing beside the store in use', async () => {
  await prepareData(world)
  world.demo.seedDemo = async cloud => {
    cloud.database.restore('{"collection":"goods","document":{"_id":"half"}}')
    throw new Error('the disk is full')
  }
  await expect(makeDemo(world)).rejects.toThrow('the disk is full')
  expect(readdirSync(home)).toEqual(['cloud'])
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
})

test('when the new store cannot be opened, the old one is put back', async () => {
  await prepareData(world)
  await importData(world, await exported(1))
  const inUse = await openData(world, 0)
  world.start = async () => Promise.reject(new Error('the disk is full'))
  await expect(changeOver(world, inUse, 0)).rejects.toThrow('the disk is full')
  world.start = startCloud
  expect(readdirSync(home)).toEqual(['cloud'])
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
})

test('an imported state takes the place of the store, which is put aside', async () => {
  await prepareData(world)
  await importData(world, await exported(1))
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
  const aside = (await changed())!
  expect(await goodsOf()).toEqual([{ _id: 'tea' }])
  expect(existsSync(aside)).toBe(true)
  expect(existsSync(world.places.making)).toBe(false)
})

test('an imported state of an older schema is migrated', async () => {
  await prepareData(world)
  world.demo.schemaVersion = 2
  world.demo.migrations = [step(1)]
  await importData(world, await exported(1))
  await changed()
  expect(readNote(world.places.store).schema).toBe(2)
  expect(await goodsOf()).toEqual([{ _id: 'tea' }])
})

test('a state that cannot be read leaves the store where it is, and nothing beside it', async () => {
  await prepareData(world)
  const whole = await exported(1)
  await expect(importData(world, await exported(9))).rejects.toThrow()
  await expect(importData(world, whole.slice(0, -10))).rejects.toThrow('missing')
  await expect(importData(world, whole.replace('"document"', '"document'))).rejects.toThrow()
  expect(readdirSync(home)).toEqual(['cloud'])
  expect(await goodsOf()).toEqual([{ _id: 'soda' }])
})

const step = (from: number, run: Migration['run'] = async () => {}): Migration => ({
  from,
  to: from + 1,
  about: `step ${from}`,
  run,
})

test('an older store is migrated in order, and as it was it lies beside it', async () => {
  await prepareData(world)
  const ran: string[] = []
  world.demo.schemaVersion = 3
  world.demo.migrations = [
    step(1, async cloud => void ran.push(`1 finds ${cloud.database.find('goods').length}`)),
    step(2, async () => void ran.push('2')),
  ]
  await prepareData(world)
  expect(ran).toEqual(['1 finds 1', '2'])
  expect(readNote(world.places.store).schema).toBe(3)
  const backup = readdirSync(home).find(name => name.startsWith('cloud.schema1-'))!
  expect(readNote(join(home, backup)).schema).toBe(1)
  expect(await goodsOf()).toHaveLength(1)
})

test('a migration that fails leaves the store as it was', async () => {
  await prepareData(world)
  world.demo.schemaVersion = 2
  world.demo.migrations = [step(1, () => Promise.reject(new Error('a document it did not expect')))]
  await expect(prepareData(world)).rejects.toThrow('did not expect')
  expect(readNote(world.places.store).schema).toBe(1)
  expect(await goodsOf()).toHaveLength(1)
})

test('a newer store is refused in a sentence and left alone', async () => {
  world.demo.schemaVersion = 2
  await prepareData(world)
  world.demo.schemaVersion = 1
  await expect(prepareData(world)).rejects.toThrow(BrokenStore)
  await expect(prepareData(world)).rejects.toThrow('newer version')
  expect(readdirSync(home)).toEqual(['cloud'])
})

test('a damaged store is told with its folder and never deleted', async () => {
  await prepareData(world)
  const database = join(world.places.store, 'database')
  for (const name of readdirSync(database))
    if (/^(MANIFEST|CURRENT)/.test(name)) writeFileSync(join(database, name), 'no such thing')
  const before = readdirSync(database).sort()
  await expect(openData(world, 0)).rejects.toThrow(BrokenStore)
  await expect(openData(world, 0)).rejects.toThrow(`The data in ${world.places.store} cannot be used`)
  for (const name of before) if (!/^LOG|LOCK/.test(name)) expect(readdirSync(database)).toContain(name)
})

test('a busy port is not taken for broken data', async () => {
  await prepareData(world)
  const other = await startCloud({ memory: true })
  await expect(openData(world, Number(new URL(other.url).port))).rejects.not.toThrow(BrokenStore)
  await other.close()
})
