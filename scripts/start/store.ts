import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Migration } from '../../emulator/seed/schema.ts'

/** Where a store and everything put aside from it lie. */
export interface Places {
  store: string
  /** A store in the making: seeding or a migration works here and renames it when complete. */
  making: string
  aside(why: string, at: Date): string
}

export function placesIn(folder: string): Places {
  return {
    store: join(folder, 'cloud'),
    making: join(folder, 'cloud.new'),
    aside: (why, at) => freeName(join(folder, `cloud.${why}-${stamp(at)}`)),
  }
}

/** 2026-05-21 14:31:07 of this machine's clock → 20260521-143107. */
function stamp(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const date = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  return `${date}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
}

function freeName(path: string): string {
  let name = path
  for (let n = 2; existsSync(name); n++) name = `${path}-${n}`
  return name
}

const NOTE = 'lintuan.json'

/** What a complete store says of itself. It is written last, so a store without it was never complete. */
export interface StoreNote {
  schema: number
  /** When its demo was seeded, as ISO text of the wall clock. */
  seeded: string
}

export function writeNote(store: string, note: StoreNote): void {
  const file = join(store, NOTE)
  writeFileSync(`${file}.draft`, `${JSON.stringify(note)}\n`)
  renameSync(`${file}.draft`, file)
}

/** Reads the note. Throws why it cannot be read. */
export function readNote(store: string): StoreNote {
  const file = join(store, NOTE)
  if (!existsSync(file)) throw new Error(`it has no ${NOTE}`)
  let note: StoreNote
  try {
    note = JSON.parse(readFileSync(file, 'utf8')) as StoreNote
  } catch {
    throw new Error(`its ${NOTE} is not JSON`)
  }
  if (!Number.isInteger(note.schema)) throw new Error(`its ${NOTE} names no schema`)
  return note
}

/** What has to be done with what lies in the folder. */
export type Finding =
  | { what: 'nothing'; interrupted: boolean }
  | { what: 'store'; note: StoreNote; interrupted: boolean }
  | { what: 'broken'; why: string }

export function lookAt({ store, making }: Places): Finding {
  const interrupted = existsSync(making)
  if (!existsSync(store) || readdirSync(store).length === 0) return { what: 'nothing', interrupted }
  try {
    return { what: 'store', note: readNote(store), interrupted }
  } catch (error) {
    return { what: 'broken', why: (error as Error).message }
  }
}

export type Plan =
  { what: 'current' } | { what: 'migrate'; steps: Migration[] } | { what: 'refuse'; why: string }

/** Which steps lead from the version of a store to ours. */
export function planMigration(found: number, ours: number, migrations: Migration[]): Plan {
  if (found === ours) return { what: 'current' }
  if (found > ours)
    return {
      what: 'refuse',
      why: `it was written by a newer version (schema ${found}, this one knows ${ours})`,
    }
  const steps: Migration[] = []
  for (let at = found; at < ours;) {
    const step = migrations.find(({ from, to }) => from === at && to > at && to <= ours)
    if (!step) return { what: 'refuse', why: `no migration leads from schema ${at} to ${ours}` }
    steps.push(step)
    at = step.to
  }
  return { what: 'migrate', steps }
}

/** The one sentence about a store that cannot be used. */
export function sayBroken(store: string, why: string): string {
  return [
    `The data in ${store} cannot be used: ${oneLine(why)}. Nothing was changed or deleted; run`,
    '"npm start -- --fresh" to put it aside and start over, or repair it and start again.',
  ].join(' ')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
}
