/**
 * A small durable map: every change is one appended line, and opening the file folds it into one line per key.
 * Payments, sessions and message quotas live in such maps; the shop's own data lives in the database.
 */
import { isUtf8 } from 'node:buffer'
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile, syncFolder } from './replace-file.ts'
import { damaged, refusedByDisk, type StoreError } from './store-error.ts'

/**
 * Once the disk has refused a change, every call but `close` throws: whoever kept a value and changed it has it otherwise in
 * memory than on the disk, and nobody may be told of what no disk has.
 */
export interface Journal<T> {
  get(key: string): T | undefined
  /**
   * Keeps `value`; it is on the disk when this returns, unless the cloud runs with relaxed durability.
   * @throws StoreError when the disk does not take it; then it is not kept.
   */
  set(key: string, value: T): void
  delete(key: string): void
  values(): T[]
  entries(): [string, T][]
  readonly size: number
  flush(): void
  close(): void
}

/**
 * @param file absent: in memory only. @param relaxed leave syncing to `flush`.
 * @throws StoreError when a line cannot be read, or the disk is full; the file is then left as it was.
 */
export function openJournal<T>(file: string | undefined, relaxed = false): Journal<T> {
  const kept = new Map<string, T>()
  const disk = file === undefined ? undefined : openFile(file, kept, relaxed)
  const trusted = (): Map<string, T> => {
    disk?.refuseAfterFailure()
    return kept
  }
  return {
    get: key => trusted().get(key),
    set(key, value) {
      disk?.append({ k: key, v: value })
      kept.set(key, value)
    },
    delete(key) {
      if (!trusted().has(key)) return
      disk?.append({ k: key })
      kept.delete(key)
    },
    values: () => [...trusted().values()],
    entries: () => [...trusted().entries()],
    get size() {
      return trusted().size
    },
    flush: () => disk?.flush(),
    close: () => disk?.close(),
  }
}

type Line<T> = { k: string; v?: T }

function openFile<T>(file: string, kept: Map<string, T>, relaxed: boolean) {
  const name = `The file ${file}`
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) {
    readLines(readFileSync(file), kept, name)
    replaceFile(file, [...kept].map(([k, v]) => JSON.stringify({ k, v }) + '\n').join(''))
  }
  const descriptor = openSync(file, 'a')
  syncFolder(dirname(file))
  let size = fstatSync(descriptor).size
  let failure: StoreError | undefined

  function refuseAfterFailure(): void {
    if (failure) throw failure
  }

  /** Does something to the file, or nothing ever again. */
  function onDisk(work: () => void): void {
    refuseAfterFailure()
    try {
      work()
    } catch (error) {
      failure = refusedByDisk(name, 'written', error)
      throw failure
    }
  }

  return {
    refuseAfterFailure,
    append(line: Line<T>) {
      const bytes = Buffer.from(JSON.stringify(line) + '\n')
      onDisk(() => {
        try {
          writeFileSync(descriptor, bytes)
          if (!relaxed) fdatasyncSync(descriptor)
        } catch (error) {
          // What was not acknowledged should not come back. If this fails too, half a line is passed over when the file is opened.
          ftruncateSync(descriptor, size)
          throw error
        }
      })
      size += bytes.length
    },
    flush: () => onDisk(() => fdatasyncSync(descriptor)),
    close() {
      try {
        if (!failure) fdatasyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
    },
  }
}

const LINE_FEED = 10

/**
 * What stands behind the last line feed was cut short by a crash and never acknowledged, so it is passed over if it is half a
 * line. Anything else that is no line is damage.
 */
function readLines<T>(bytes: Buffer, kept: Map<string, T>, name: string): void {
  const end = bytes.lastIndexOf(LINE_FEED) + 1
  const whole = bytes.subarray(0, end)
  if (!isUtf8(whole)) throw damaged(name, 'it is not UTF-8')
  const lines = whole.toString('utf8').split('\n').slice(0, -1)
  for (const [index, text] of lines.entries()) {
    const line = readLine<T>(text)
    if (!line) throw damaged(name, `line ${index + 1} cannot be read`)
    apply(line, kept)
  }
  const last = readLine<T>(bytes.subarray(end).toString('utf8'))
  if (last) apply(last, kept)
}

function readLine<T>(text: string): Line<T> | undefined {
  try {
    const line = JSON.parse(text) as Partial<Line<T>> | null
    return typeof line?.k === 'string' ? (line as Line<T>) : undefined
  } catch {
    return undefined
  }
}

function apply<T>({ k, v }: Line<T>, kept: Map<string, T>): void {
  if (v === undefined) kept.delete(k)
  else kept.set(k, v)
}
