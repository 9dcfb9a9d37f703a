import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { refusedByDisk } from './store-error.ts'

/**
 * Puts `text` in the place of a file, durably: a reader sees the old file or the new one, never half of one.
 * @throws StoreError when the disk does not take all of it; the old file is then as it was, and nothing lies beside it.
 */
export function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`
  try {
    // Not writeSync, which writes a part without a word when a disk fills up.
    writeFileSync(beside, Buffer.from(text), { flush: true })
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw refusedByDisk(`The file ${file}`, 'written', error)
  }
  syncFolder(dirname(file))
}

/** A new name, too, is on the disk only when its folder is. Windows opens no folders and keeps names by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
