import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { readStateHeader } from '../../emulator/durable/state.ts'
import type { Cloud, CloudOptions } from '../../emulator/types.ts'
import { root } from '../support/root.ts'
import type { Demo } from './demo.ts'
import type { Say } from './say.ts'
import { lookAt, planMigration, sayBroken, writeNote, type Places } from './store.ts'

/** The store cannot be used; the message is the sentence to print. */
export class BrokenStore extends Error {}

export interface DataWorld {
  places: Places
  demo: Demo
  say: Say
  start: (options: CloudOptions) => Promise<Cloud>
  /** What every cloud here is started with. */
  base: CloudOptions
  /** The wall clock. */
  wall: () => Date
}

/** Puts the store aside, if there is one. Answers where it lies now. */
export function putAside({ places, wall }: Pick<DataWorld, 'places' | 'wall'>): string | undefined {
  if (!existsSync(places.store)) return undefined
  const aside = places.aside('old', wall())
  renameSync(places.store, aside)
  return aside
}

/**
 * Makes sure that a complete store of our version lies in its place: seeds the demo when there is none, migrates an
 * older one. Throws BrokenStore, having changed nothing, when what lies there cannot be used.
 */
export async function prepareData(world: DataWorld): Promise<void> {
  const { places, demo, say } = world
  const found = lookAt(places)
  if (found.what === 'broken') throw new BrokenStore(sayBroken(shown(places.store), found.why))
  if (found.interrupted) {
    // Only ever a copy or a seeding that did not come to its end.
    say('An earlier start was interrupted while it made the data; that half is thrown away.')
    rmSync(places.making, { recursive: true, force: true })
  }
  if (found.what === 'nothing') {
    await makeDemo(world)
    renameSync(places.making, places.store)
    return
  }
  const plan = planMigration(found.note.schema, demo.schemaVersion, demo.migrations)
  if (plan.what === 'refuse') throw new BrokenStore(sayBroken(shown(places.store), plan.why))
  if (plan.what === 'current') return

  const backup = places.aside(`schema${found.note.schema}`, world.wall())
  await say.step(`Bringing the data to schema ${demo.schemaVersion}`, async () => {
    cpSync(places.store, places.making, { recursive: true })
    const cloud = await world.start({ ...world.base, data: places.making, port: 0 })
    try {
      for (const { from, to, about, run } of plan.steps) {
        say(`  ${from} → ${to}: ${about}`)
        await run(cloud, line => say(`  ${line}`))
      }
      await cloud.database.flush()
    } finally {
      await cloud.close()
    }
    writeNote(places.making, { ...found.note, schema: demo.schemaVersion })
    renameSync(places.store, backup)
    renameSync(places.making, places.store)
  })
  say(`The data as it was lies in ${shown(backup)}.`)
}

/**
 * Lives the demo's past under a moved clock in a folder of its own, beside the store in use. Throws, having left nothing behind, when
 * that fails.
 */
export async function makeDemo({ places, demo, say, start, base, wall }: DataWorld): Promise<void> {
  mkdirSync(dirname(places.making), { recursive: true })
  rmSync(places.making, { recursive: true, force: true })
  await say.step('Making the demo data (only the first time)  第一次要准备演示数据', async () => {
    const until = wall().getTime()
    const cloud = await start({
      ...base,
      data: places.making,
      port: 0,
      clock: demo.startsAt(until),
      relaxedDurability: true,
    })
    await orNothing(places, cloud, async () => {
      await demo.seedDemo(cloud, { log: line => say(`  ${line}`), until })
      await cloud.clock.advanceTo(until)
    })
    writeNote(places.making, { schema: demo.schemaVersion, seeded: wall().toISOString() })
  })
}

/**
 * Makes a store out of an exported state, beside the one in use. Throws, having left nothing behind, when the text is no
 * state, or one whose documents this version cannot read.
 */
export async function importData(
  { places, start, base, wall, demo }: DataWorld,
  state: string,
): Promise<void> {
  const { schema = demo.schemaVersion } = (readStateHeader(state).note ?? {}) as { schema?: number }
  const plan = planMigration(schema, demo.schemaVersion, demo.migrations)
  if (plan.what === 'refuse') throw new Error(plan.why)
  mkdirSync(dirname(places.making), { recursive: true })
  rmSync(places.making, { recursive: true, force: true })
  const cloud = await start({ ...base, data: places.making, port: 0, relaxedDurability: true })
  await orNothing(places, cloud, () => cloud.importState(state))
  writeNote(places.making, { schema, seeded: wall().toISOString() })
}

/** Fills the cloud of a new store and closes it; when that fails, the store is thrown away with whatever room it takes. */
async function orNothing(places: Places, cloud: Cloud, fill: () => Promise<void>): Promise<void> {
  try {
    await fill()
    await cloud.database.flush()
    await cloud.close()
  } catch (error) {
    // After a disk that refused, closing is refused as well; what failed first is what is told.
    await cloud.close().catch(() => {})
    rmSync(places.making, { recursive: true, force: true })
    throw error
  }
}

/**
 * Puts the store that was made beside the one in use in its place, and opens it. Answers where the other lies now. When that fails,
 * the other is put back, and can be opened again.
 */
export async function changeOver(
  world: DataWorld,
  inUse: Cloud,
  port: number,
): Promise<{ cloud: Cloud; aside: string | undefined }> {
  const { places } = world
  // A cloud whose disk has failed cannot be closed without a word, and is why one may want another.
  await inUse.close().catch((error: Error) => world.say(error.message))
  const aside = putAside(world)
  try {
    renameSync(places.making, places.store)
    await prepareData(world)
    return { cloud: await openData(world, port), aside }
  } catch (error) {
    if (aside) {
      rmSync(places.store, { recursive: true, force: true })
      renameSync(aside, places.store)
    }
    throw error
  }
}

/** Opens the store. A damaged one is told in the sentence of a broken store; a busy port is an error of its own. */
export async function openData({ places, start, base }: DataWorld, port: number): Promise<Cloud> {
  try {
    return await start({ ...base, data: places.store, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error
    throw new BrokenStore(sayBroken(shown(places.store), (error as Error).message))
  }
}

/** A path as people type it: from the repository's root when it lies inside. */
export function shown(path: string): string {
  const inside = relative(root, path)
  return (inside.startsWith('..') ? path : inside).replaceAll('\\', '/')
}
