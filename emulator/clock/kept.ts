/** The clock outlives the cloud: a durable store whose time fell back would undo deadlines that have passed. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../durable/replace-file.ts'
import { damaged } from '../durable/store-error.ts'
import type { CloudClock } from './clock.ts'

type Saved = ReturnType<CloudClock['saved']>

const FILE = 'clock.json'

/**
 * What the last run of this folder said; `undefined` for a new folder, or for memory.
 * @throws StoreError when the file holds something else: a guess would put back deadlines that have passed.
 */
export function keptClock(data: string | undefined): Saved | undefined {
  if (data === undefined || !existsSync(join(data, FILE))) return undefined
  const file = join(data, FILE)
  let saved: Partial<Saved> | null = null
  try {
    saved = JSON.parse(readFileSync(file, 'utf8')) as Partial<Saved> | null
  } catch {
    // Said below in one sentence.
  }
  if (typeof saved?.frozen !== 'boolean' || !Number.isSafeInteger(saved.value))
    throw damaged(`The file ${file}`, 'it does not say what time it was')
  return saved as Saved
}

/** Writes the clock down when it differs from what is written. */
export function keepClock(data: string | undefined, clock: CloudClock): void {
  if (data === undefined) return
  const saved = clock.saved()
  const kept = keptClock(data)
  if (kept?.frozen === saved.frozen && kept.value === saved.value) return
  mkdirSync(data, { recursive: true })
  replaceFile(join(data, FILE), JSON.stringify(saved))
}
