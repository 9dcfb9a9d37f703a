import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { InvocationCounters, PaymentRecord } from '../../../emulator/index.ts'
import type { StuckView, TimerView } from '../../../emulator/stage/console.ts'
import { warmBehind } from '../../../scripts/start/warm.ts'
import { AFTERNOON, openTestStage, type Opened } from './support.ts'

let opened: Opened | undefined
const folders: string[] = []
const open = async (...args: Parameters<typeof openTestStage>) => (opened = await openTestStage(...args))
afterEach(async () => {
  await opened?.close()
  opened = undefined
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('collections are listed with their counts, and of one the last 50 documents, newest first', async () => {
  const { get } = await open({ orders: Array.from({ length: 60 }, (_, n) => ({ _id: `o${n}`, n })) })
  expect(await get('console/collections')).toEqual([{ name: 'orders', count: 60 }])
  const { count, documents } = await get<{ count: number; documents: { _id: string }[] }>(
    'console/documents?collection=orders',
  )
  expect(count).toBe(60)
  expect(documents).toHaveLength(50)
  expect(documents[0]!._id).toBe('o59')
  const sought = await get<{ count: number; found: number; documents: { _id: string }[] }>(
    'console/documents?collection=orders&text=o4',
  )
  expect(sought).toMatchObject({ count: 60, found: 11 })
  expect(sought.documents.map(({ _id }) => _id)).toEqual([
    ...Array.from({ length: 10 }, (_, n) => `o${49 - n}`),
    'o4',
  ])
  await expect(get('console/documents?collection=nothing')).rejects.toThrow('404')
})

test('what is stuck is listed with the error that stopped it', async () => {
  const todo = { book: { due: AFTERNOON, tries: 8, lastError: 'no ledger', stuck: true } }
  const { get } = await open({
    orders: [
      { _id: 'o1', stuck: true, todo },
      { _id: 'o2', stuck: false, todo: {} },
    ],
    groups: [{ _id: 'g1', stuck: true }],
  })
  expect(await get<StuckView[]>('console/stuck')).toEqual([
    { kind: 'orders', id: 'o1', todo: [{ name: 'book', tries: 8, due: AFTERNOON, lastError: 'no ledger' }] },
    { kind: 'groups', id: 'g1', todo: [] },
  ])
})

test('invocations are shown with what they cost, newest first', async () => {
  const { get, cloud } = await open()
  cloud.counters.recent = () => [{ requestId: 'a' }, { requestId: 'b' }] as InvocationCounters[]
  expect(await get('console/invocations')).toMatchObject([{ requestId: 'b' }, { requestId: 'a' }])
})

test('a call is shown as cold or warm, and none is cold when all are warmed behind the stage', async () => {
  const { get, cloud } = await open()
  await cloud.call('callee', {})
  const said: string[] = []
  await warmBehind({ warm: () => cloud.warm(['callee', 'plain']) }, line => said.push(line))
  expect(said).toEqual(['The functions are warm (1): no first call waits.  云函数都热好了'])
  await cloud.call('plain', {})
  expect(await get('console/invocations')).toMatchObject([
    { function: 'plain', cold: false },
    { function: 'callee', cold: true },
  ])
}, 60_000)

test('warming that fails is said and stops nothing', async () => {
  const said: string[] = []
  await warmBehind({ warm: () => Promise.reject(new Error('no thread')) }, line => said.push(line))
  expect(said).toEqual(['Warming the functions did not work: Error: no thread'])
})

test('payments and messages name the person', async () => {
  const { get, cloud } = await open()
  cloud.pay.records = () => [{ outTradeNo: 'o1', openid: 'oLIN', totalFee: 3680 } as PaymentRecord]
  cloud.messages.delivered = () => [{ openid: 'oCHEN', templateId: 't', data: {}, at: AFTERNOON }]
  expect(await get('console/payments')).toMatchObject([{ outTradeNo: 'o1', payer: '林晚' }])
  expect(await get('console/messages')).toMatchObject([{ to: '陈姐' }])
})

test('the timers are those the functions declare, and one can be run now', async () => {
  const functions = mkdtempSync(join(tmpdir(), 'lintuan-functions-'))
  folders.push(functions)
  for (const name of ['order', 'timers']) mkdirSync(join(functions, name))
  const trigger = { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }
  writeFileSync(join(functions, 'timers', 'config.json'), JSON.stringify({ triggers: [trigger] }))
  const { get, post, cloud } = await open({}, { functions })
  expect(await get<TimerView[]>('console/timers')).toEqual([
    { function: 'timers', name: 'everyMinute', cron: '0 * * * * * *' },
  ])
  const ran: string[] = []
  cloud.runTimer = async name => void ran.push(name)
  await post('timer', { name: 'timers' })
  expect(ran).toEqual(['timers'])
  await expect(post('timer', { name: '../x' })).rejects.toThrow('400')
})
