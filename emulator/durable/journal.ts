/**
 * A small durable map: every change is one appended line, and opening the file folds it into one line per key.
 * Payments, sessions and message quotas live in such maps; the shop's own data lives in the database.
 */
import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile } from './replace-file.ts'

export interface Journal<T> {
  get(key: string): T | undefined
  /** Keeps `value`; it is on the disk when this returns, unless the cloud runs with relaxed durability. */
  set(key: string, value: T): void
  delete(key: string): void
  values(): T[]
  entries(): [string, T][]
  readonly size: number
  flush(): void
  close(): void
}

/** @param file absent: in memory only. @param relaxed leave syncing to `flush`. */
export function openJournal<T>(file: string | undefined, relaxed = false): Journal<T> {
  const kept = new Map<string, T>()
  const disk = file === undefined ? undefined : openFile(file, kept, relaxed)
  return {
    get: key => kept.get(key),
    set(key, value) {
      kept.set(key, value)
      disk?.append({ k: key, v: value })
    },
    delete(key) {
      if (kept.delete(key)) disk?.append({ k: key })
    },
    values: () => [...kept.values()],
    entries: () => [...kept.entries()],
    get size() {
      return kept.size
    },
    flush: () => disk?.flush(),
    close: () => disk?.close(),
  }
}

type Line<T> = { k: string; v?: T }

function openFile<T>(file: string, kept: Map<string, T>, relaxed: boolean) {
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) apply(line, kept)
    replaceFile(file, [...kept].map(([k, v]) => JSON.stringify({ k, v }) + '\n').join(''))
  }
  const descriptor = openSync(file, 'a')
  return {
    append(line: Line<T>) {
      writeSync(descriptor, JSON.stringify(line) + '\n')
      if (!relaxed) fdatasyncSync(descriptor)
    },
    flush: () => fdatasyncSync(descriptor),
    close() {
      fdatasyncSync(descriptor)
      closeSync(descriptor)
    },
  }
}

/** A last line cut short by a crash was never acknowledged, so it is passed over. */
function apply<T>(text: string, kept: Map<string, T>): void {
  if (text === '') return
  let line: Line<T>
  try {
    line = JSON.parse(text) as Line<T>
  } catch {
    return
  }
  if (line.v === undefined) kept.delete(line.k)
  else kept.set(line.k, line.v)
}
