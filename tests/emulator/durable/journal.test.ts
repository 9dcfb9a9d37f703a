import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StoreError } from '../../../emulator/durable/store-error.ts'
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

it.each([
  ['half a line', '{"k":"a","v":1}\n{"k":"b","v"\n{"k":"c","v":3}\n', 'line 2 cannot be read'],
  ['two lines that grew together', '{"k":"a","v":1}{"k":"b","v":2}\n', 'line 1 cannot be read'],
  ['null', '{"k":"a","v":1}\nnull\n', 'line 2 cannot be read'],
  ['a line without a key', '{"v":1}\n', 'line 1 cannot be read'],
  ['an empty line', '{"k":"a","v":1}\n\n{"k":"c","v":3}\n', 'line 2 cannot be read'],
  ['bytes that are no text', Buffer.from('{"k":"a","v":"\xff"}\n', 'latin1'), 'it is not UTF-8'],
])('refuses a file with %s in the middle, and leaves it as it is', (_, text, reason) => {
  mkdirSync(dirname(file))
  writeFileSync(file, text)
  const opening = () => openJournal<number>(file)
  expect(opening).toThrow(StoreError)
  expect(opening).toThrow(`The file ${file} is damaged (${reason}); nothing was deleted`)
  expect(readFileSync(file)).toEqual(Buffer.from(text))
})

it('takes a whole last line that lost only its end', () => {
  mkdirSync(dirname(file))
  writeFileSync(file, '{"k":"a","v":1}\n{"k":"b","v":2}')
  const journal = openJournal<number>(file)
  journal.set('c', 3)
  journal.close()
  expect(readFileSync(file, 'utf8')).toBe('{"k":"a","v":1}\n{"k":"b","v":2}\n{"k":"c","v":3}\n')
})
