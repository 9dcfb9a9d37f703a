import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  process.env['OF_THE_HOST'] = 'not for functions'
  cloud = await openTestCloud()
})

afterAll(async () => {
  delete process.env['OF_THE_HOST']
  await cloud.close()
})

it('gives a function three seconds when its config.json does not say', async () => {
  expect(await cloud.call('plain', {})).toMatchObject({ seconds: 3 })
})

it('gives a function an environment of its own', async () => {
  expect(await cloud.call('plain', {})).toMatchObject({ outside: null })
  expect(process.env).not.toHaveProperty('LEFT_BEHIND')
})

it('picks up by its next call what was changed beside the entry: a module, or the config', async () => {
  await withTea(async (folder, write) => {
    write('index.js', 'exports.main = async () => require("./leaves").kind')
    write('leaves.js', 'exports.kind = "green"')
    const own = await openTestCloud({ functions: folder })
    expect(await own.call('tea', {})).toBe('green')
    write('leaves.js', 'exports.kind = "black"')
    expect(await own.call('tea', {})).toBe('black')
    write('config.json', '{ "timeout": 99 }')
    await expect(own.call('tea', {})).rejects.toThrow('timeout must be within 60 seconds')
    rmSync(join(folder, 'tea', 'config.json'))
    expect(await own.call('tea', {})).toBe('black')
    await own.close()
  })
})

it.each([false, true])('keeps what it says while it is loaded (in process: %s)', async inProcess => {
  await withTea(async (folder, write) => {
    write('index.js', 'console.log("water boils"); exports.main = async () => console.log("tea")')
    // A folder as the README writes it, seen from where the program runs.
    const functions = relative(process.cwd(), folder)
    const own = await openTestCloud({ functions, ...(inProcess && { inProcess: { seed: 1 } }) })
    await own.call('tea', {})
    await own.call('tea', {})
    const said = own.counters.recent().map(({ requestId }) => own.lines(requestId))
    expect(said).toEqual([['water boils', 'tea'], ['tea']])
    await own.close()
  })
})

/** A folder of one function; each writing has a time of its own, however fast they follow. */
async function withTea(
  work: (folder: string, write: (name: string, text: string) => void) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lintuan-tea-'))
  mkdirSync(join(folder, 'tea'))
  let seconds = 1_700_000_000
  try {
    await work(folder, (name, text) => {
      writeFileSync(join(folder, 'tea', name), text)
      utimesSync(join(folder, 'tea', name), ++seconds, seconds)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
