import { afterEach, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import type { StageOptions } from '../../../emulator/stage/index.ts'
import { AFTERNOON, HOUR, openCloud, openTestStage, type Opened } from './support.ts'

let opened: Opened | undefined
const clouds: Cloud[] = []
afterEach(async () => {
  await opened?.close()
  opened = undefined
  await Promise.all(clouds.splice(0).map(cloud => cloud.close()))
})

/** A stage that takes a state into a new cloud in memory, as `npm start` does into a new folder. */
async function open(documents = {}): Promise<Opened> {
  const importState: StageOptions['importState'] = async text => {
    const young = await openCloud()
    try {
      await young.importState(text)
    } catch (error) {
      await young.close()
      throw error
    }
    return async () => {
      await stage.cloud.close()
      return young
    }
  }
  const stage = await openTestStage(documents, { importState, stateNote: { schema: 3 } })
  return (opened = stage)
}

async function exported(stage: Opened): Promise<string> {
  const answer = await fetch(`${stage.stage.url}/api/export`)
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="lintuan-cloud-\d{8}T\d{4}Z\.jsonl"$/,
  )
  return answer.text()
}

/** A cloud in which something of every kind happened, three hours later. */
async function lived(): Promise<Cloud> {
  const cloud = await openCloud({ orders: [{ _id: 'o1', at: { $date: '2026-05-21T06:31:00Z' }, units: 6 }] })
  clouds.push(cloud)
  cloud.messages.accept('oLIN', 'T')
  cloud.shares.add({ fromOpenid: 'oLIN', title: '一箱', path: 'pages/a' })
  await cloud.call('cellar', { action: 'put', path: 'crates/one.txt', text: '一箱汽水' })
  await cloud.clock.advance(3 * HOUR)
  return cloud
}

describe('the whole state as a file', () => {
  it('comes back as it was, clock and files too', async () => {
    const old = await lived()
    const text = await old.exportState({ schema: 3 })
    const stage = await open({ orders: [{ _id: 'other' }] })
    await stage.post('import', { state: text, sure: true })
    const { cloud } = stage.stage
    expect(cloud.database.find('orders')).toEqual(old.database.find('orders'))
    expect(cloud.clock.now()).toBe(AFTERNOON + 3 * HOUR)
    expect(cloud.messages.quota('oLIN', 'T')).toBe(1)
    const fileID = `cloud://${cloud.env}.local/crates/one.txt`
    const [{ fileID: known }] = (await cloud.call<{ fileID: string }[]>('cellar', {
      action: 'addresses',
      fileList: [fileID],
    })) as [{ fileID: string }]
    expect(known).toBe(fileID)
    // Whoever exports it again has the same text.
    expect(await exported(stage)).toBe(text)
  })

  it('moves the clock forward, and never back', async () => {
    const old = await openCloud()
    clouds.push(old)
    const text = await old.exportState()
    const late = await openCloud()
    clouds.push(late)
    await late.importState(text.replace(`"now":${AFTERNOON}`, `"now":${AFTERNOON - HOUR}`))
    expect(late.clock.now()).toBe(AFTERNOON)
  })

  it.each<[string, (text: string) => string, string]>([
    ['somebody else’s file', () => '{"hello":1}\n', '这不是从云台导出的文件'],
    ['a picture', () => '\u0089PNG\r\n', '这不是从云台导出的文件'],
    ['half a file', text => text.slice(0, text.length / 2), '这个文件不完整'],
    [
      'a file without its last line',
      text => text.split('\n').slice(0, -2).join('\n') + '\n',
      '这个文件不完整',
    ],
    ['a file of a newer version', text => text.replace('"format":1', '"format":9'), '更新的版本'],
    [
      'a file with a broken line',
      text => text.replace('{"collection":"orders","document"', '{"collection":"orders,"document"'),
      '读不懂',
    ],
  ])('%s is refused, and nothing is touched', async (_, spoil, sentence) => {
    const text = await (await lived()).exportState()
    const stage = await open({ orders: [{ _id: 'other' }] })
    await expect(stage.post('import', { state: spoil(text), sure: true })).rejects.toThrow(sentence)
    expect(stage.stage.cloud.database.find('orders')).toEqual([{ _id: 'other' }])
    expect((await stage.state()).busy).toBeNull()
  })

  it('holds everything else back while the cloud is changed, and does not say that nothing was touched when that fails', async () => {
    const text = await (await lived()).exportState()
    let fail = (_: Error) => {}
    const stage = await openTestStage(
      {},
      { importState: async () => () => new Promise<Cloud>((_, reject) => (fail = reject)) },
    )
    opened = stage
    const importing = stage.post('import', { state: text, sure: true })
    await expect
      .poll(() => stage.post('clear-faults').catch(String), { timeout: 20_000 })
      .toContain('503 正在导入')
    fail(new Error('the disk is full'))
    await expect(importing).rejects.toThrow('500 没换成（the disk is full）')
  })

  it('has to be meant', async () => {
    const text = await (await lived()).exportState()
    const stage = await open()
    await expect(stage.post('import', { state: text })).rejects.toThrow('400 要先说定了才换')
  })
})
