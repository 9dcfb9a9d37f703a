import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sfc32 } from '../../../emulator/durable/chance.ts'
import { startCloudProcess, type CloudProcess } from './cloud-process.ts'
import { controlOf, type Control } from './control.ts'
import { checkBooks, CLIENTS, setUp } from './storm/books.ts'

const ROUNDS = 10
const SEED = 20260302
/** Acknowledged writes after which the cloud is killed. */
const FEWEST = 40
const MOST = 240
/** Files that one request for addresses may name. */
const MOST_FILES = 50
const HOUR = 3_600_000
const CLIENT = fileURLToPath(new URL('storm/client.ts', import.meta.url))
const chance = sfc32(SEED)
const acknowledged = new Map<string, string[]>()
let folder: string
let cloud: CloudProcess
let control: Control
let before: NodeJS.ProcessEnv

beforeAll(async () => {
  before = { ...process.env }
  folder = mkdtempSync(join(tmpdir(), 'lintuan-storm-'))
  await open()
  await setUp(
    control,
    async (name, docs) => void (await sdk().database().collection(name).add({ data: docs })),
  )
})

afterAll(async () => {
  await cloud?.stop('SIGKILL')
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

it.each(Array.from({ length: ROUNDS }, (_, n) => n + 1))(
  'keeps what it acknowledged, and nothing by halves, when it is killed under load: round %i',
  async round => {
    const after = FEWEST + Math.floor(chance() * (MOST - FEWEST))
    const heard = await stormUntil(round, after)
    expect(heard).toBeGreaterThanOrEqual(after)
    await open()
    await checkBooks(control, acknowledged)
  },
  60_000,
)

it('has every kind of write behind it, files that open, and a shop that heard of every payment', async () => {
  const kinds = [
    'accepted',
    'also',
    'batch',
    'buy',
    'file',
    'insert',
    'message',
    'move',
    'ordered',
    'paid',
    'stamp',
  ]
  expect([...acknowledged.keys()].sort()).toEqual(kinds)
  const ids = acknowledged.get('file')!
  for (let from = 0; from < ids.length; from += MOST_FILES) {
    const some = ids.slice(from, from + MOST_FILES)
    const { fileList: found } = await sdk().getTempFileURL({ fileList: some.map(fileOf) })
    for (const [at, { fileID, tempFileURL }] of found.entries()) {
      expect(fileID).toBe(fileOf(some[at]!))
      expect(await (await fetch(tempFileURL)).text()).toBe(some[at])
    }
  }

  await control('clock.advance', HOUR)
  const paid = await control<{ outTradeNo: string; state: string }[]>('pay.records')
  const told = new Set(
    (await control<{ outTradeNo: string }[]>('database.find', 'notices')).map(({ outTradeNo }) => outTradeNo),
  )
  expect(paid.filter(({ outTradeNo, state }) => state === 'SUCCESS' && !told.has(outTradeNo))).toEqual([])
}, 60_000)

async function open(): Promise<void> {
  cloud = await startCloudProcess(['--data', folder, '--auto-create'])
  control = controlOf(cloud.variables['CLOUD_CONTROL']!)
  Object.assign(process.env, cloud.variables)
}

/** The real SDK in this process, aimed at the cloud of this round. */
function sdk() {
  const real = createRequire(import.meta.url)('wx-server-sdk')
  real.init({ env: real.DYNAMIC_CURRENT_ENV })
  return real
}

const fileOf = (id: string) => `cloud://${cloud.variables['TCB_ENV']}.x/storm/${id}`

/** Lets the clients write until so many writes were acknowledged, kills the cloud, and answers how many were in the end. */
async function stormUntil(round: number, after: number): Promise<number> {
  let heard = 0
  const clients = CLIENTS.map(name => {
    const child = spawn(process.execPath, ['--import', 'tsx', CLIENT, name, String(round)], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: process.env,
    })
    let rest = ''
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        const [kind, id] = line.split(' ') as [string, string]
        acknowledged.set(kind, [...(acknowledged.get(kind) ?? []), id])
        heard += 1
        if (heard === after) void cloud.stop('SIGKILL')
      }
    })
    return { child, closed: once(child, 'close') }
  })
  await cloud.gone
  // Nothing is acknowledged any more; a client may still be waiting for an answer that never comes.
  for (const { child, closed } of clients) {
    child.kill('SIGKILL')
    await closed
  }
  return heard
}
