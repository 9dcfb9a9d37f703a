import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openJournal } from '../../../emulator/durable/journal.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintuan-journal-'))
  file = join(folder, 'deep', 'orders.jsonl')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('remembers what was set and forgets what was deleted', () => {
  const before = openJournal<number>(file)
  before.set('apples', 1)
  before.set('apples', 2)
  before.set('pears', 3)
  before.delete('pears')
  before.close()
  const after = openJournal<number>(file)
  expect(after.entries()).toEqual([['apples', 2]])
  after.close()
})

it('has every line on the disk before it answers', () => {
  const journal = openJournal<number>(file)
  journal.set('apples', 1)
  expect(readFileSync(file, 'utf8')).toBe('{"k":"apples","v":1}\n')
  journal.close()
})

it('passes over a last line that a crash cut short, and goes on after it', () => {
  const before = openJournal<number>(file)
  before.set('apples', 1)
  before.close()
  appendFileSync(file, '{"k":"pears","v"')
  const cut = openJournal<number>(file)
  expect(cut.entries()).toEqual([['apples', 1]])
  cut.set('plums', 2)
  cut.close()
  const after = openJournal<number>(file)
  expect(after.entries()).toEqual([
    ['apples', 1],
    ['plums', 2],
  ])
  after.close()
})

it('folds into one line per key when it is opened', () => {
  const before = openJournal<number>(file)
  for (let n = 0; n < 50; n++) before.set('apples', n)
  before.close()
  openJournal<number>(file).close()
  expect(readFileSync(file, 'utf8')).toBe('{"k":"apples","v":49}\n')
})
