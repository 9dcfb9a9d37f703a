/** Where uploaded bytes live: a folder of the durable store, or memory. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Journal } from '../durable/journal.ts'
import { syncFolder } from '../durable/replace-file.ts'

export interface FileStore {
  has(path: string): Promise<boolean>
  /** The paths of all files there are. */
  paths(): string[]
  read(path: string): Promise<{ bytes: Buffer; type: string } | undefined>
  write(path: string, bytes: Buffer, type: string | undefined): Promise<void>
  /** Says whether there was one. */
  remove(path: string): Promise<boolean>
}

const UNKNOWN_TYPE = 'application/octet-stream'

/**
 * A cloud path may be longer than a file name and hold any character, so the file is named by its hash and the
 * journal keeps which path it is and of what type.
 */
export function filesInFolder(folder: string, names: Journal<string>): FileStore {
  const placeOf = (path: string) => join(folder, createHash('sha256').update(path).digest('hex'))
  return {
    has: async path => names.get(path) !== undefined,
    paths: () => names.entries().map(([path]) => path),
    async read(path) {
      const type = names.get(path)
      if (type === undefined || !existsSync(placeOf(path))) return undefined
      return { bytes: await readFile(placeOf(path)), type }
    },
    async write(path, bytes, type = UNKNOWN_TYPE) {
      await mkdir(folder, { recursive: true })
      const beside = `${placeOf(path)}.new`
      try {
        await writeFile(beside, bytes, { flush: true })
        await rename(beside, placeOf(path))
        syncFolder(folder)
      } catch (error) {
        // Half of it would only fill a full disk more.
        await rm(beside, { force: true })
        throw error
      }
      names.set(path, type)
    },
    async remove(path) {
      if (names.get(path) === undefined) return false
      names.delete(path)
      await rm(placeOf(path), { force: true })
      return true
    },
  }
}

export function filesInMemory(): FileStore {
  const kept = new Map<string, { bytes: Buffer; type: string }>()
  return {
    has: async path => kept.has(path),
    paths: () => [...kept.keys()],
    read: async path => kept.get(path),
    write: async (path, bytes, type = UNKNOWN_TYPE) => void kept.set(path, { bytes, type }),
    remove: async path => kept.delete(path),
  }
}
