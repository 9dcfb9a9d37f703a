import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClock } from '../../../emulator/clock/clock.ts'
import { keepClock, keptClock } from '../../../emulator/clock/kept.ts'
import { StoreError } from '../../../emulator/durable/store-error.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lintuan-clock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('says what was written down', () => {
  expect(keptClock(folder)).toBeUndefined()
  keepClock(folder, createClock(1234))
  expect(keptClock(folder)).toEqual({ frozen: true, value: 1234 })
})

it.each(['{"froz', '', 'null', '[]', '{"frozen":true}', '{"frozen":true,"value":1e300}'])(
  'refuses a file that says %j, names it and leaves it',
  text => {
    const file = join(folder, 'clock.json')
    writeFileSync(file, text)
    expect(() => keptClock(folder)).toThrow(StoreError)
    expect(() => keptClock(folder)).toThrow(`The file ${file} is damaged (it does not say what time it was)`)
    expect(readFileSync(file, 'utf8')).toBe(text)
  },
)
