import { existsSync, readdirSync } from 'node:fs'
import { ClassicLevel } from 'classic-level'
import { damaged, refusedByDisk } from '../durable/store-error.ts'
import { StoreError } from './errors.ts'
import { findLogDamage } from './log-check.ts'
import type { Store, StoredChange } from './store.ts'

/**
 * The durable store: one LevelDB folder, one forced batch per commit (several commits that wait together share
 * one). Every batch also carries the number of entries and a sum over all of them, and opening counts again, so
 * that an entry lost or changed by a damaged table does not go unnoticed.
 *
 * Keys: `!format` and `!books` about the store, `c<collection>` for a collection, `d<collection>\0<key>` for a
 * document.
 */

/** Format of the folder. Raise it when older code could no longer read what is written. */
export const STORE_FORMAT = 1

const FORMAT_KEY = '!format'
const BOOKS_KEY = '!books'

type Batch = ({ type: 'put'; key: string; value: string } | { type: 'del'; key: string })[]

/** Opens or makes the folder. Throws StoreError, in one sentence that names the folder, and deletes nothing. */
export async function openLevelStore(folder: string, { relaxed }: { relaxed: boolean }): Promise<Store> {
  if (isStrange(folder))
    throw new StoreError(`The folder ${folder} is not a local database and was left as it is.`)
  const damage = existsSync(folder) ? findLogDamage(folder) : undefined
  if (damage) throw damaged(nameOf(folder), damage)
  const level = new ClassicLevel<string, string>(folder, { keyEncoding: 'utf8', valueEncoding: 'utf8' })
  try {
    await level.open()
  } catch (error) {
    throw openingFailed(folder, error)
  }
  const store = new LevelStore(folder, level, relaxed)
  try {
    await store.checkFormat()
  } catch (error) {
    await level.close()
    throw error
  }
  return store
}

/** What LevelDB leaves when it could not finish making a folder, on a full disk or by being killed. */
const UNBORN = /^(LOCK|LOG|LOG\.old|MANIFEST-000001|000001\.dbtmp)$/

function isStrange(folder: string): boolean {
  if (!existsSync(folder)) return false
  const names = readdirSync(folder)
  return !names.includes('CURRENT') && !names.every(name => UNBORN.test(name))
}

function openingFailed(folder: string, error: unknown): StoreError {
  const cause = (error as { cause?: NodeJS.ErrnoException }).cause
  if (cause?.code === 'LEVEL_LOCKED') {
    return new StoreError(`${nameOf(folder)} is in use by another process.`, { cause: error })
  }
  return whatIsWrong(folder, cause ?? error)
}

const nameOf = (folder: string) => `The local database in ${folder}`

/** A disk that refuses, because it is full or not ours to write, has damaged nothing. */
function whatIsWrong(folder: string, error: unknown): StoreError {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'LEVEL_IO_ERROR' || (error as NodeJS.ErrnoException).errno !== undefined)
    return refusedByDisk(nameOf(folder), 'opened', error)
  return damaged(nameOf(folder), message, error)
}

class LevelStore implements Store {
  readonly keeps = true
  private readonly entries = new Map<string, number>()
  private sum = 0
  /** Commits that wait for the batch in flight; they will share the next one. */
  private next: { batch: Batch; force: boolean; done: Promise<void>; end: () => void } | undefined
  /** Resolves with the batch being written; set as long as the writer runs. */
  private inFlight: Promise<void> | undefined
  private failure: StoreError | undefined

  constructor(
    private readonly folder: string,
    private readonly level: ClassicLevel<string, string>,
    private readonly relaxed: boolean,
  ) {}

  async checkFormat(): Promise<void> {
    const format = await this.guard(() => this.level.get(FORMAT_KEY))
    if (format === undefined) {
      const first = await this.guard(() => this.level.keys({ limit: 1 }).all())
      if (first.length) throw damaged(nameOf(this.folder), 'its format number is missing')
      await this.guard(() => this.level.put(FORMAT_KEY, String(STORE_FORMAT), { sync: true }))
    } else if (!(Number(format) >= 1 && Number(format) <= STORE_FORMAT)) {
      throw new StoreError(
        `The local database in ${this.folder} has format ${format}, this version reads up to ${STORE_FORMAT}; ` +
          'use the newer version or another folder.',
      )
    }
  }

  async load(visit: (collection: string, text: string | null) => void): Promise<void> {
    let books: string | undefined
    await this.guard(async () => {
      for await (const [key, value] of this.level.iterator()) {
        if (key === BOOKS_KEY) books = value
        if (key.startsWith('!')) continue
        this.note(key, value)
        if (key.startsWith('c')) visit(key.slice(1), null)
        else visit(key.slice(1, key.indexOf('\u0000')), value)
      }
    })
    if (books !== undefined || this.entries.size > 0) {
      if (books !== this.books()) throw damaged(nameOf(this.folder), 'entries are missing or were changed')
    }
  }

  private async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StoreError) throw error
      throw whatIsWrong(this.folder, error)
    }
  }

  write(changes: StoredChange[]): void {
    const { batch } = this.nextBatch()
    for (const change of changes) {
      if (change.key === undefined) this.put(batch, `c${change.collection}`, '')
      else {
        const key = `d${change.collection}\u0000${storable(change.key)}`
        if (change.text === null) {
          this.forget(key)
          batch.push({ type: 'del', key })
        } else this.put(batch, key, change.text)
      }
    }
  }

  private put(batch: Batch, key: string, value: string): void {
    this.forget(key)
    this.note(key, value)
    batch.push({ type: 'put', key, value })
  }

  private nextBatch() {
    if (!this.next) {
      let end!: () => void
      const done = new Promise<void>(resolve => (end = resolve)).then(() => {
        if (this.failure) throw this.failure
      })
      // Whoever waits hears of a failure; a commit nobody waits for must not bring the process down.
      done.catch(() => {})
      this.next = { batch: [], force: false, done, end }
      if (!this.inFlight) void this.drain()
    }
    return this.next
  }

  private async drain(): Promise<void> {
    this.inFlight = this.next!.done
    // A turn later, so that commits of the same moment share one forced write.
    await Promise.resolve()
    while (this.next) {
      const { batch, force, done, end } = this.next
      this.next = undefined
      this.inFlight = done
      batch.push({ type: 'put', key: BOOKS_KEY, value: this.books() })
      // After a failed write nothing may follow, or a later commit would stand without an earlier one.
      if (!this.failure) {
        try {
          await this.level.batch(batch, { sync: force || !this.relaxed })
        } catch (error) {
          this.failure = refusedByDisk(nameOf(this.folder), 'written', error)
        }
      }
      end()
    }
    this.inFlight = undefined
  }

  settled(): Promise<void> | undefined {
    return this.next?.done ?? this.inFlight ?? (this.failure && Promise.reject(this.failure))
  }

  flush(): Promise<void> {
    const next = this.nextBatch()
    next.force = true
    return next.done
  }

  async close(): Promise<void> {
    try {
      await this.settled()
    } finally {
      await this.level.close()
    }
  }

  private note(key: string, value: string): void {
    const hash = hashOf(key, value)
    this.entries.set(key, hash)
    this.sum = (this.sum + hash) % SUM_RANGE
  }

  private forget(key: string): void {
    const hash = this.entries.get(key)
    if (hash === undefined) return
    this.entries.delete(key)
    this.sum = (this.sum - hash + SUM_RANGE) % SUM_RANGE
  }

  private books(): string {
    return `${this.entries.size} ${this.sum}`
  }
}

/** Encoded keys may hold any 16-bit unit; lone surrogates would be lost in UTF-8, so they are written out. */
const storable = (key: string) =>
  key.replace(/[%\ud800-\udfff]/g, unit => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The sum over all entries is kept below this, where doubles still count exactly. */
const SUM_RANGE = 2 ** 48

/** FNV-1a over key and value, 32 bits. */
function hashOf(key: string, value: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
