import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

const KB = 1024
const MB = 1024 * KB

let cloud: Cloud
beforeAll(async () => {
  cloud = await openTestCloud()
})
afterAll(() => cloud.close())

const call = <T = unknown>(name: string, event: Record<string, unknown>) => cloud.call<T>(name, event)

describe('a request to the database', () => {
  it('has up to 16 MB', async () => {
    expect(await sendBytes(16 * MB)).toMatchObject({ data: { total: 0 } })
    expect(await sendBytes(16 * MB + 1)).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
  })

  it('is refused with all of its batch, in the words of the SDK', async () => {
    expect(await call('probe', { action: 'batch', documents: 4, bytes: 4 * MB })).toEqual({
      errCode: -501001,
      message: expect.stringContaining('request payload size exceeds the limit'),
    })
    expect(cloud.database.find('heavy')).toEqual([])
    await call('probe', { action: 'batch', documents: 2, bytes: 4 * MB })
    expect(cloud.database.find('heavy')).toHaveLength(2)
  })

  /** A count of a collection, padded to so many bytes. */
  async function sendBytes(bytes: number): Promise<unknown> {
    const request = { action: 'database.calculateDocument', collectionName: 'counted', pad: '' }
    const bare = JSON.stringify(request).length
    const body = JSON.stringify({ ...request, pad: 'x'.repeat(bytes - bare) })
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`${cloud.url}/admin`, { method: 'POST', headers, body })).json()
  }
})

describe('a call of one function by another', () => {
  it('carries up to 100 KB of event', async () => {
    const callee = { action: 'nestedFailure', name: 'callee' }
    expect(await call('probe', { ...callee, bytes: 90 * KB })).toBe('no failure')
    expect(await call('probe', { ...callee, bytes: 100 * KB })).toEqual({
      errCode: -1,
      message: expect.stringContaining('request payload size exceeds the limit of 102400 bytes'),
    })
  })
})

describe('an upload', () => {
  it('has up to 100 MB', async () => {
    const path = 'films/a.mp4'
    expect(await call('cellar', { action: 'putMuch', path, bytes: 100 * MB + 1 })).toEqual({
      errCode: -1,
      message: expect.stringContaining('EntityTooLarge'),
    })
    const { fileID } = await call<{ fileID: string }>('cellar', { action: 'putMuch', path, bytes: 100 * MB })
    expect(fileID).toMatch(/films\/a\.mp4$/)
    expect(await call('cellar', { action: 'drop', fileList: [fileID] })).toMatchObject([{ status: 0 }])
  })
})

describe('a list of files', () => {
  it.each(['addresses', 'drop'])('has up to 50 of them (%s)', async action => {
    const fileList = Array.from({ length: 51 }, (_, n) => `cloud://env.bucket/${n}.png`)
    expect(await call('cellar', { action, fileList: fileList.slice(1) })).toHaveLength(50)
    expect(await call('cellar', { action, fileList })).toEqual({
      errCode: -1,
      message: expect.stringContaining('at most 50 files at a time, not 51'),
    })
  })
})
