import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { mayOpenBrowser, readOptions } from '../../scripts/start/options.ts'
import { pickPorts } from '../../scripts/start/ports.ts'
import { runningNote } from '../../scripts/start/running.ts'
import { duration, table } from '../../scripts/start/say.ts'
import { lookAt, placesIn, planMigration, readNote, sayBroken, writeNote } from '../../scripts/start/store.ts'

const folders: string[] = []
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lintuan-start-'))
  folders.push(made)
  return made
}
afterEach(() => folders.splice(0).forEach(each => rmSync(each, { recursive: true, force: true })))

test('without a word it takes port 4400, keeps the data and opens the browser', () => {
  expect(readOptions([])).toEqual({ port: 4400, fresh: false, open: true, data: '.lintuan' })
  expect(readOptions(['--port', '5000', '--fresh', '--no-open', '--data', 'x'])).toEqual({
    port: 5000,
    fresh: true,
    open: false,
    data: 'x',
  })
  expect(readOptions(['--help'])).toBeUndefined()
})

test('a port that is none is refused in a sentence', () => {
  for (const port of ['80', '70000', 'x', '4400.5'])
    expect(() => readOptions(['--port', port])).toThrow('not ' + port)
  expect(() => readOptions(['--unknown'])).toThrow('--unknown')
})

test('the browser stays closed when told so, in CI, and where there is no screen', () => {
  expect(mayOpenBrowser(true, { DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(mayOpenBrowser(true, { WAYLAND_DISPLAY: 'w' }, 'linux')).toBe(true)
  expect(mayOpenBrowser(true, {}, 'darwin')).toBe(true)
  expect(mayOpenBrowser(false, { DISPLAY: ':0' }, 'linux')).toBe(false)
  expect(mayOpenBrowser(true, { DISPLAY: ':0', CI: '1' }, 'linux')).toBe(false)
  expect(mayOpenBrowser(true, {}, 'linux')).toBe(false)
})

const freeBut = (busy: number[]) => async (port: number) => !busy.includes(port)

test('a busy port is stepped over and told', async () => {
  expect(await pickPorts(4400, 3, freeBut([]))).toEqual({ ports: [4400, 4401, 4402], busy: [] })
  expect(await pickPorts(4400, 3, freeBut([4400, 4402]))).toEqual({
    ports: [4401, 4403, 4404],
    busy: [4400, 4402],
  })
})

test('a port that browsers refuse is stepped over without a word', async () => {
  expect(await pickPorts(5059, 3, freeBut([]))).toEqual({ ports: [5059, 5062, 5063], busy: [] })
})

test('too few ports are said so', async () => {
  await expect(pickPorts(65_534, 3, freeBut([]))).rejects.toThrow('not 3 free ports')
})

test('a port that somebody really listens on is not free', async () => {
  const { createServer } = await import('node:net')
  const taken = createServer()
  await new Promise<void>(done => taken.listen(0, '127.0.0.1', done))
  const { port } = taken.address() as { port: number }
  expect((await pickPorts(port, 1)).busy).toContain(port)
  await new Promise(done => taken.close(done))
})

const step = (from: number, to: number) => ({ from, to, about: '', run: async () => {} })

test('a store of our version is left as it is', () => {
  expect(planMigration(1, 1, [])).toEqual({ what: 'current' })
})

test('an older store is led step by step to our version', () => {
  const steps = [step(1, 2), step(2, 3), step(3, 4)]
  expect(planMigration(1, 3, steps)).toEqual({ what: 'migrate', steps: [steps[0], steps[1]] })
})

test('a newer store is refused, and an older one that no step leads on from', () => {
  expect(planMigration(3, 2, [])).toMatchObject({ what: 'refuse', why: expect.stringContaining('newer') })
  expect(planMigration(1, 3, [step(1, 2)])).toMatchObject({
    what: 'refuse',
    why: 'no migration leads from schema 2 to 3',
  })
})

test('a step that leads nowhere is not followed for ever', () => {
  expect(planMigration(1, 2, [step(1, 1)])).toMatchObject({ what: 'refuse' })
})

test('no folder, an empty one and a seeding that was interrupted are no data', () => {
  const places = placesIn(folder())
  expect(lookAt(places)).toEqual({ what: 'nothing', interrupted: false })
  mkdirSync(places.store)
  expect(lookAt(places)).toEqual({ what: 'nothing', interrupted: false })
  mkdirSync(places.making)
  writeNote(places.making, { schema: 1, seeded: '' })
  expect(lookAt(places)).toEqual({ what: 'nothing', interrupted: true })
})

test('a store that was completed is recognised by its note', () => {
  const places = placesIn(folder())
  mkdirSync(places.store)
  writeNote(places.store, { schema: 1, seeded: 'then' })
  expect(lookAt(places)).toEqual({ what: 'store', note: { schema: 1, seeded: 'then' }, interrupted: false })
})

test('a store without its note, or with a damaged one, is broken and not taken for a new one', () => {
  const places = placesIn(folder())
  mkdirSync(places.store)
  writeFileSync(join(places.store, 'clock.json'), '{}')
  expect(lookAt(places)).toEqual({ what: 'broken', why: 'it has no lintuan.json' })
  writeFileSync(join(places.store, 'lintuan.json'), '{')
  expect(() => readNote(places.store)).toThrow('is not JSON')
  writeFileSync(join(places.store, 'lintuan.json'), '{"schema":"1"}')
  expect(lookAt(places)).toEqual({ what: 'broken', why: 'its lintuan.json names no schema' })
})

test('the sentence about broken data names the folder, the reason and the way on, in one line', () => {
  const sentence = sayBroken('.lintuan/cloud', 'LOG is wrong\n at byte 7.')
  expect(sentence).toContain('.lintuan/cloud')
  expect(sentence).toContain('LOG is wrong at byte 7. Nothing was changed or deleted')
  expect(sentence).toContain('npm start -- --fresh')
  expect(sentence).not.toContain('\n')
})

test('two stores put aside in the same second do not meet', () => {
  const places = placesIn(folder())
  const at = new Date(2026, 4, 21, 14, 31, 7)
  const first = places.aside('old', at)
  expect(first).toMatch(/cloud\.old-20260521-143107$/)
  mkdirSync(first)
  expect(places.aside('old', at)).toBe(`${first}-2`)
})

test('another start on the same data is noticed as long as it lives and answers', async () => {
  const file = join(folder(), 'running.json')
  const note = runningNote(file, async () => true)
  expect(await note.other()).toBeUndefined()
  writeFileSync(file, JSON.stringify({ pid: process.ppid, url: 'http://127.0.0.1:4400' }))
  expect(await note.other()).toBe('http://127.0.0.1:4400')
  expect(await runningNote(file, async () => false).other()).toBeUndefined()
  writeFileSync(file, '{"pid":')
  expect(await note.other()).toBeUndefined()
})

test('a start takes back only its own note', () => {
  const home = folder()
  const file = join(home, 'running.json')
  const note = runningNote(file)
  note.here('http://127.0.0.1:4400')
  expect(existsSync(file)).toBe(true)
  note.gone()
  expect(readdirSync(home)).toEqual([])
  writeFileSync(file, JSON.stringify({ pid: process.ppid, url: '' }))
  note.gone()
  expect(existsSync(file)).toBe(true)
})

test('durations are short, and columns stand under each other in Chinese too', () => {
  expect([840, 3210, 59_960, 72_400].map(duration)).toEqual(['840 ms', '3.2 s', '1 min 0 s', '1 min 12 s'])
  expect(
    table([
      ['三机台', 'a', 'x'],
      ['b', 'cc', 'y'],
    ]),
  ).toEqual(['三机台   a    x', 'b        cc   y'])
})
