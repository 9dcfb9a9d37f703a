import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrations, schemaVersion, type Migration } from '../../emulator/seed/schema.ts'
import type { Cloud, Persona } from '../../emulator/types.ts'
import { root } from '../support/root.ts'

/** The demo: who is in it, how its past is lived through, and how its stored shape has changed. */
export interface Demo {
  personas: Persona[]
  /** Lives the demo's past, ending at `until`. */
  seedDemo(cloud: Cloud, options: { log: (line: string) => void; until: number }): Promise<void>
  /** Where the clock stands when seeding begins, in ms since 1970. */
  startsAt(until: number): number
  schemaVersion: number
  migrations: Migration[]
}

const DAY = 24 * 3600 * 1000
/** How long ago the demo's past begins when the demo does not say. */
const PAST = 60 * DAY

/** Reads the demo's files; without them the world is empty and all three phones are strangers'. */
export async function loadDemo(say: (line: string) => void): Promise<Demo> {
  const file = join(root, 'emulator/seed/index.ts')
  const empty: Demo = {
    personas: [],
    seedDemo: async () => {},
    startsAt: until => until - PAST,
    schemaVersion,
    migrations,
  }
  if (!existsSync(file)) {
    say('There is no demo data yet (emulator/seed/index.ts): the shop will be empty.')
    return empty
  }
  return { ...empty, ...((await import(pathToFileURL(file).href)) as Partial<Demo>) }
}
