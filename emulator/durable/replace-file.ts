import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Puts `text` in the place of a file: a reader sees the old file or the new one, never half of one. */
export function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`
  const descriptor = openSync(beside, 'w')
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(beside, file)
}
