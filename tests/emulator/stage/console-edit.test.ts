import { afterEach, describe, expect, it } from 'vitest'
import type { Step } from '../../../emulator/index.ts'
import { openTestStage, type Opened } from './support.ts'

let opened: Opened | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})
const open = async (...args: Parameters<typeof openTestStage>) => (opened = await openTestStage(...args))
const documents = {
  orders: [
    { _id: 'o1', units: 6 },
    { _id: 'o2', units: 1 },
  ],
  logs: [{ _id: 7 as never, n: 1 }],
}

const textOf = (stage: Opened, collection: string, id: string) =>
  stage.get<{ text: string }>(`console/document?collection=${collection}&id=${encodeURIComponent(id)}`)

describe('a document in the console', () => {
  it('is opened as text, changed and saved', async () => {
    const stage = await open(documents)
    const id = '"o1"'
    const { text: base } = await textOf(stage, 'orders', id)
    expect(JSON.parse(base)).toEqual({ _id: 'o1', units: 6 })
    const text = '{ "_id": "o1", "units": 5, "at": { "$date": "2026-05-21T06:31:00Z" } }'
    await stage.post('save-document', { collection: 'orders', id, base, text })
    expect(stage.cloud.database.find('orders', { _id: 'o1' })).toEqual([
      { _id: 'o1', units: 5, at: new Date('2026-05-21T06:31:00Z') },
    ])
  })

  it('is found by an id that is a number', async () => {
    const stage = await open(documents)
    expect(JSON.parse((await textOf(stage, 'logs', '7')).text)).toEqual({ _id: 7, n: 1 })
    await expect(textOf(stage, 'logs', '"7"')).rejects.toThrow('404')
  })

  it('is not saved over what changed meanwhile, and what stands there stays', async () => {
    const stage = await open(documents)
    const id = '"o1"'
    const { text: base } = await textOf(stage, 'orders', id)
    const first = { collection: 'orders', id, base, text: '{ "_id": "o1", "units": 5 }' }
    await stage.post('save-document', first)
    await expect(stage.post('save-document', { ...first, text: '{ "units": 4 }' })).rejects.toThrow(
      '412 你打开之后它变了',
    )
    await expect(
      stage.post('remove-document', { collection: 'orders', id, base, sure: true }),
    ).rejects.toThrow('412')
    expect(stage.cloud.database.find('orders', { _id: 'o1' })).toEqual([{ _id: 'o1', units: 5 }])
  })

  it.each(['save-document', 'remove-document'])(
    'does not wait for a transaction to go over what that leaves: %s',
    async action => {
      const stage = await open(documents)
      const id = '"o1"'
      const { text: base } = await textOf(stage, 'orders', id)
      const asked = { collection: 'orders', id, base, text: '{ "units": 5 }', sure: true }
      const sold = await transaction(stage, { units: 4 })
      await expect(stage.post(action, asked)).rejects.toThrow('409 有个事务正拿着它')
      await sold('commit')
      await expect(stage.post(action, asked)).rejects.toThrow('412 你打开之后它变了')
      expect(stage.cloud.database.find('orders', { _id: 'o1' })).toEqual([{ _id: 'o1', units: 4 }])

      const { text: now } = await textOf(stage, 'orders', id)
      const thought = await transaction(stage, { units: 3 })
      await expect(stage.post(action, { ...asked, base: now })).rejects.toThrow('409')
      await thought('abort')
      await stage.post(action, { ...asked, base: now })
      const left = action === 'save-document' ? [{ _id: 'o1', units: 5 }] : []
      expect(stage.cloud.database.find('orders', { _id: 'o1' })).toEqual(left)
    },
  )

  it.each([
    ['{ "units": ', '400 这不是 JSON'],
    ['[1]', '400 一份文档要写成'],
    ['{ "_id": "o3", "units": 5 }', '400 编号不能改'],
    ['{ "_id": "o1", "$set": 5 }', '400 数据库不收'],
  ])('%s is refused in a sentence', async (text, sentence) => {
    const stage = await open(documents)
    const id = '"o1"'
    const { text: base } = await textOf(stage, 'orders', id)
    await expect(stage.post('save-document', { collection: 'orders', id, base, text })).rejects.toThrow(
      sentence,
    )
    expect(stage.cloud.database.find('orders', { _id: 'o1' })).toEqual([{ _id: 'o1', units: 6 }])
  })

  it('is added, but not twice', async () => {
    const stage = await open(documents)
    const added = await stage.post('add-document', { collection: 'orders', text: '{ "units": 2 }' })
    expect(
      stage.cloud.database.find('orders', { _id: JSON.parse(added['id'] as string) as string }),
    ).toHaveLength(1)
    const again = { collection: 'orders', text: '{ "_id": "o1" }' }
    await expect(stage.post('add-document', again)).rejects.toThrow('409 编号或者唯一的字段')
  })

  it('is taken away when it is meant', async () => {
    const stage = await open(documents)
    const { text: base } = await textOf(stage, 'orders', '"o2"')
    const gone = { collection: 'orders', id: '"o2"', base }
    await expect(stage.post('remove-document', gone)).rejects.toThrow('400')
    await stage.post('remove-document', { ...gone, sure: true })
    expect(stage.cloud.database.find('orders')).toHaveLength(1)
    await expect(textOf(stage, 'orders', '"o2"')).rejects.toThrow('404 这份文档不在了')
  })
})

describe('accidents in the console', () => {
  it('are planned for the next call, seen, and happen', async () => {
    const stage = await open()
    const plan = { function: 'probe', request: '2', applied: true, kill: false }
    expect(await stage.post('plan-fault', plan)).toMatchObject({
      planned: [{ function: 'probe', request: 2, applied: true }],
    })
    await expect(stage.cloud.call('probe', { action: 'inRow', times: 3 })).rejects.toMatchObject({
      errCode: -504002,
    })
    expect(stage.cloud.database.find('moments')).toHaveLength(2)
    expect(await stage.get('console/faults')).toMatchObject({ planned: [], weather: null })
  })

  it('come with the weather until it is fair again', async () => {
    const stage = await open()
    await stage.post('weather', { percent: '100', seed: '7', delay: '0', collection: 'moments' })
    expect(await stage.get('console/faults')).toMatchObject({
      weather: { seed: 7, share: 1, collection: 'moments' },
    })
    await expect(stage.cloud.call('probe', { action: 'inRow', times: 1 })).rejects.toThrow()
    expect(await stage.post('clear-faults')).toEqual({ struck: 1 })
    await stage.cloud.call('probe', { action: 'inRow', times: 1 })
  })

  it.each([
    ['plan-fault', { function: 'probe', request: '0' }, '第几个请求要填 1 到 1000 的整数'],
    ['plan-fault', { function: 'probe', request: '' }, '第几个请求'],
    ['weather', { percent: '101', seed: '1', delay: '0' }, '百分之几要填 0 到 100'],
    ['weather', { percent: '5', seed: 'x', delay: '0' }, '种子'],
  ])('%s of %j is refused in a sentence', async (name, body, sentence) => {
    const stage = await open()
    await expect(stage.post(name, body)).rejects.toThrow(`400 ${sentence}`)
    expect(stage.cloud.faults.now()).toEqual({ planned: [], weather: null, struck: 0 })
  })
})

it('a call that threw is shown with what ended it', async () => {
  const stage = await open()
  await expect(stage.cloud.call('probe', { action: 'throws' })).rejects.toThrow()
  const [call] = await stage.get<{ lines: string[] }[]>('console/invocations')
  expect(call).toMatchObject({
    outcome: 'error',
    lines: [expect.stringMatching(/^Error: the crate is empty\n/)],
  })
})

it('a call is shown with what each of its requests read, changed and carried', async () => {
  const stage = await open()
  await stage.cloud.call('probe', { action: 'stocktake' })
  const [call] = await stage.get<{ trail: Step[] }[]>('console/invocations')
  expect(call!.trail).toMatchObject([
    { read: 0, examined: 0, written: 1 },
    { read: 1, examined: 1, written: 0, index: '_id_' },
    { read: 0, examined: 1, written: 1, index: '_id_' },
  ])
  for (const { bytesIn } of call!.trail) expect(bytesIn).toBeGreaterThan(0)
})

it('a call is shown with what it said', async () => {
  const stage = await open()
  await stage.cloud.call('probe', { action: 'speaks' })
  const [call] = await stage.get<{ lines: string[]; function: string }[]>('console/invocations')
  expect(call).toMatchObject({ function: 'probe', lines: ['one crate', 'two crates'] })
})

/** Somebody's open transaction that has written this into the first order; it ends when it is told how. */
async function transaction(
  { cloud }: Opened,
  data: object,
): Promise<(end: 'commit' | 'abort') => Promise<unknown>> {
  const { request } = cloud.database
  const { transactionId } = await request('database.startTransaction', {})
  await request('database.modifyDocument', {
    collectionName: 'orders',
    query: '{ "_id": "o1" }',
    data: JSON.stringify({ $set: data }),
    transactionId,
  })
  return end => request(`database.${end}Transaction`, { transactionId })
}
