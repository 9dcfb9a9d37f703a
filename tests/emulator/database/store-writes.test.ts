import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openClient } from './support.ts'

/** What the durable store asks of LevelDB; what LevelDB makes of it on a full disk is in ../durable/full-disk.test.ts. */
let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lintuan-writes-'))))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** Whether each batch so far was to be forced onto the disk. */
function watchBatches() {
  const spy = vi.spyOn(ClassicLevel.prototype, 'batch')
  return { spy, forced: () => spy.mock.calls.map(call => (call as unknown[])[1] as { sync: boolean }) }
}

describe('the durable store', () => {
  it('forces every commit onto the disk', async () => {
    const client = await openClient({ data: folder, autoCreate: true })
    const { forced } = watchBatches()
    await client.add('orders', { _id: 'o1' })
    await client.update('orders', { _id: 'o1' }, { $set: { n: 1 } })
    await client.remove('orders', { _id: 'o1' })
    expect(forced()).toEqual([{ sync: true }, { sync: true }, { sync: true }])
    await client.db.close()
  })

  it('forces nothing with relaxed durability but what is flushed', async () => {
    const client = await openClient({ data: folder, autoCreate: true, relaxedDurability: true })
    const { forced } = watchBatches()
    await client.add('orders', { _id: 'o1' })
    await client.db.flush()
    expect(forced()).toEqual([{ sync: false }, { sync: true }])
    await client.db.close()
  })

  it('writes nothing after a write that failed, though the disk would take it again', async () => {
    const client = await openClient({ data: folder, autoCreate: true })
    await client.add('orders', { _id: 'o1' })
    const { spy } = watchBatches()
    spy.mockRejectedValueOnce(new Error('No space left on device'))
    const sentence = `The local database in ${folder} could not be written: No space left on device.`
    await expect(client.add('orders', { _id: 'o2' })).rejects.toThrow(sentence)
    await expect(client.add('orders', { _id: 'o3' })).rejects.toThrow(sentence)
    await expect(client.db.flush()).rejects.toThrow(sentence)
    expect(spy).toHaveBeenCalledTimes(1)
    await expect(client.db.close()).rejects.toThrow(sentence)
    const again = await openClient({ data: folder })
    expect(again.db.find('orders')).toEqual([{ _id: 'o1' }])
    await again.db.close()
  })
})
