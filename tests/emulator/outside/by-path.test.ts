import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCloudProcess } from './cloud-process.ts'
import { controlOf } from './control.ts'

const EMULATOR = fileURLToPath(new URL('../../../emulator', import.meta.url))
const EXAMPLE = join(EMULATOR, 'example', 'functions')
let elsewhere: string

beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'lintuan-elsewhere-'))
  writeFileSync(join(elsewhere, 'cut.json'), '{')
  writeFileSync(join(elsewhere, 'odd.json'), '{ "guests": [{ "name": "words", "fields": "words" }] }')
})

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

it('starts with npx by its path from any folder, asking no registry, and keeps the guest book of its README', async () => {
  const npx = spawn(
    'npx',
    [
      '--yes',
      EMULATOR,
      '--functions',
      EXAMPLE,
      '--indexes',
      join(EXAMPLE, '../indexes.json'),
      '--control',
      '0',
    ],
    {
      cwd: elsewhere,
      // No registry answers there.
      env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: elsewhere },
      // A group of its own, which Ctrl-C in a shell reaches as a whole.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const over = once(npx, 'close')
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      npx.once('exit', code => reject(new Error(`npx ended with ${String(code)}`)))
      npx.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /^export CLOUD_CONTROL='(.*)'$/m.exec(said)
        if (found) resolve(found[1]!)
      })
    })
    const visit = () => controlOf(url)('call', 'guestbook', { words: '好喝' }, { openid: 'oLIN' })
    await visit()
    expect(await visit()).toEqual({ guests: [{ _id: 'oLIN', words: '好喝', visits: 2 }] })
  } finally {
    process.kill(-npx.pid!, 'SIGINT')
    await over
  }
}, 120_000)

it('has an instance of every function ready when it was asked to', async () => {
  const child = spawn(
    process.execPath,
    [join(EMULATOR, 'bin.mjs'), '--functions', EXAMPLE, '--auto-create', '--control', '0', '--warm'],
    { cwd: elsewhere, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const over = once(child, 'close')
  let said = ''
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('exit', code => reject(new Error(`it ended with ${String(code)}: ${said}`)))
      const hear = (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('instances started ahead: 1')) resolve()
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
    })
    const control = controlOf(/CLOUD_CONTROL='(.*)'/.exec(said)![1]!)
    await control('call', 'guestbook', { words: '好喝' }, { openid: 'oLIN' })
    expect(await control('counters.recent')).toMatchObject([{ function: 'guestbook', cold: false }])
  } finally {
    child.kill('SIGINT')
    await over
  }
}, 60_000)

it.each([
  ['--functions is missing', []],
  ['there is no folder', ['--functions', 'nowhere']],
  ['--port many is no port', ['--functions', EXAMPLE, '--port', 'many']],
  ['--clock noon is no instant', ['--functions', EXAMPLE, '--clock', 'noon']],
  ['there is no folder', ['--functions', join(EXAMPLE, '../indexes.json')]],
  ['--seed lucky is no whole number', ['--functions', EXAMPLE, '--seed', 'lucky']],
  ['--indexes none.json: ENOENT', ['--functions', EXAMPLE, '--indexes', 'none.json']],
  ['--indexes cut.json: Expected', ['--functions', EXAMPLE, '--indexes', 'cut.json']],
  ['--app cut.json: Expected', ['--functions', EXAMPLE, '--app', 'cut.json']],
  ['--indexes odd.json: guests.0.fields: Invalid', ['--functions', EXAMPLE, '--indexes', 'odd.json']],
])('says %s instead of starting', async (sentence, args) => {
  const child = spawn(process.execPath, [join(EMULATOR, 'bin.mjs'), ...args], { cwd: elsewhere })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect([code, said]).toEqual([1, expect.stringContaining(sentence)])
})

it('says which port is taken, and that the time of a folder does not go back', async () => {
  const start = (...args: string[]) => startCloudProcess(['--data', join(elsewhere, 'data'), ...args])
  const first = await start('--clock', '2030-01-02T00:00:00Z')
  const port = new URL(first.variables['CLOUD_CONTROL']!).port
  await expect(startCloudProcess(['--control', port])).rejects.toThrow(
    `port ${port} is in use by another program`,
  )
  await first.stop('SIGTERM')
  const again = await start('--clock', '2030-01-01T00:00:00Z')
  await again.stop('SIGTERM')
  expect(again.said()).toContain('a later time, so it is 2030-01-02T00:00:00.000Z')
}, 60_000)

it('is imported by its path in plain Node with its console, by a program of another folder', async () => {
  const program = `
    const { startCloud, openStage } = await import(${JSON.stringify(pathToFileURL(join(EMULATOR, 'index.mjs')).href)})
    const cloud = await startCloud({ memory: true, functions: ${JSON.stringify(EXAMPLE)}, indexes: { guests: [] } })
    const { guests } = await cloud.call('guestbook', { words: '好喝' }, { openid: 'oLIN' })
    const stage = await openStage(cloud, { root: '.', personas: [], functions: ${JSON.stringify(EXAMPLE)} })
    const shown = await (await fetch(stage.url + '/api/console/collections')).json()
    await stage.close()
    await cloud.close()
    console.log(JSON.stringify({ guests, shown }))
  `
  const node = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: elsewhere,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  node.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(node, 'close')
  expect(JSON.parse(said)).toEqual({
    guests: [{ _id: 'oLIN', words: '好喝', visits: 1 }],
    shown: [{ name: 'guests', count: 1 }],
  })
}, 60_000)
