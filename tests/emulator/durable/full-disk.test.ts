import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/index.ts'
import { openJournal } from '../../../emulator/durable/journal.ts'
import type { Told } from './full-disk-child.ts'

/**
 * A disk that fills up, for a process of its own: a limit on the size of its files writes the last piece short and refuses
 * the next, just so, and needs no disk of its own.
 */
let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lintuan-full-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('a journal on a full disk', () => {
  const read = () => {
    const journal = openJournal<{ fen: number }>(join(folder, 'orders.jsonl'))
    const keys = journal.entries().map(([key]) => key)
    journal.close()
    return keys
  }

  it('loses nothing it acknowledged, keeps nothing it refused, and does not tell of it', () => {
    const { kept, refusals, read: told } = fill('journal', 'orders.jsonl', 64)
    expect(kept.length).toBeGreaterThan(20)
    expect(refusals[0]).toMatch(/^The file .+orders\.jsonl could not be written: EFBIG/)
    expect(refusals).toEqual([refusals[0], refusals[0], refusals[0]])
    expect(told).toBe(refusals[0])
    // Half a line was taken back, so that no later one can stick to it.
    expect(readFileSync(join(folder, 'orders.jsonl'), 'utf8')).toMatch(/\}\n$/)
    expect(read()).toEqual(kept)
  })

  it('stays as it is when there is no room to fold it, and opens again when there is', () => {
    const { kept } = fill('journal', 'orders.jsonl', 64)
    const before = readFileSync(join(folder, 'orders.jsonl'))
    const { closed } = fill('journal', 'orders.jsonl', 32)
    expect(closed).toMatch(/orders\.jsonl could not be written: EFBIG/)
    expect(readdirSync(folder)).toEqual(['orders.jsonl'])
    expect(readFileSync(join(folder, 'orders.jsonl'))).toEqual(before)
    expect(read()).toEqual(kept)
  })
})

describe.skipIf(process.platform === 'win32')('the database on a full disk', () => {
  const read = async () => {
    const database = await openDatabase({ data: join(folder, 'database'), clock: () => 0 })
    const ids = database.find('orders').map(({ _id }) => _id)
    await database.close()
    return ids
  }

  it('loses nothing it acknowledged, and refuses everything after the first refusal, reading too', async () => {
    const { kept, refusals, read: told } = fill('database', 'database', 64)
    expect(kept.length).toBeGreaterThan(20)
    expect(refusals[0]).toMatch(/^The local database in .+ could not be written: .*File too large/)
    expect(refusals).toEqual([refusals[0], refusals[0], refusals[0]])
    expect(told).toBe(refusals[0])
    expect(await read()).toEqual(kept)
  })

  it('is not called damaged when there is no room to open it, and opens again when there is', async () => {
    const { kept } = fill('database', 'database', 64)
    const { closed } = fill('database', 'database', 0)
    expect(closed).toMatch(/^The local database in .+ could not be opened: .*File too large/)
    expect(await read()).toEqual(kept)
  })

  it('is made when there is room, after it could not be', async () => {
    expect(fill('database', 'database', 0).closed).toMatch(/could not be opened: .*File too large/)
    expect(await read()).toEqual([])
  })
})

/** Fills a journal or a database in a process whose files may have so many blocks of 512 bytes. */
function fill(kind: 'journal' | 'database', name: string, blocks: number): Told {
  const script = fileURLToPath(new URL('full-disk-child.ts', import.meta.url))
  const limited = ['-c', 'ulimit -f "$0" && exec "$@"', String(blocks)]
  const { stdout, stderr } = spawnSync(
    'sh',
    [...limited, process.execPath, '--import', 'tsx', script, kind, join(folder, name)],
    // The loader's own cache would be cut short as well.
    { encoding: 'utf8', env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
  )
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Told
}
