import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MINUTE, openTestCloud, prepay, till } from '../support/cloud.ts'

/** Lines of a state in which something of every kind happened, the first one included. */
let lines: string[]
/** An empty cloud that is to stay so, and what it exports as long as it is. */
let empty: Cloud
let untouched: string

beforeAll(async () => {
  const old = await lived()
  lines = (await old.exportState()).split('\n').slice(0, -1)
  await old.close()
  empty = await openTestCloud()
  untouched = await empty.exportState()
})
afterAll(() => empty.close())

it('brings everything back', async () => {
  const young = await openTestCloud()
  await young.importState(textOf(lines))
  expect((await young.exportState()).split('\n').slice(0, -1)).toEqual(lines)
  await young.close()
})

describe('a state with one wrong line', () => {
  it('has lines of every kind, or these tests show little', () => {
    const kinds = lines.map(line => (JSON.parse(line) as { $wechat?: string }).$wechat ?? line.slice(0, 12))
    expect(new Set(kinds)).toEqual(
      new Set([
        ...['{"$cloud":{"', '{"$file":"cr', '{"collection'],
        ...['orders', 'strangers', 'quotas', 'delivered', 'shares'],
      ]),
    )
  })

  it('is refused and changes nothing, whichever line is broken, and wherever', async () => {
    const spoil = fc.oneof(
      fc.double({ min: 0, max: 0.99, noNaN: true }).map(share => (line: string) => {
        return line.slice(0, Math.floor(line.length * share)) || '{'
      }),
      fc.constantFrom('null', '5', '"words"', '[]', '{}', 'true').map(junk => () => junk),
      fc.nat().map(at => (line: string) => swapAt(line, at)),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), spoil, async (at, spoilt) => {
        const text = textOf(lines.map((line, index) => (index === at ? spoilt(line) : line)))
        await expect(empty.importState(text)).rejects.toThrow()
        expect(await empty.exportState()).toBe(untouched)
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, string, RegExp]>([
    ['a document without _id', doc('guests', { a: 1 }), /line 3 of the dump holds what is no document/],
    ['a document that is a text', doc('guests', 'hello'), /line 3 .* something else than a document/],
    ['a document that is a list', doc('guests', [1, 2]), /line 3 .* something else than a document/],
    ['a document that is null', doc('guests', null), /line 3 .* something else than a document/],
    ['a document that is a date', doc('guests', { $date: 5 }), /line 3 .* something else than a document/],
    ['a field that begins with a dollar', doc('guests', { _id: 'a', n: { $inc: 1 } }), /dollar/],
    ['a collection without a name', doc('', { _id: 'a' }), /line 3 .* names no collection/],
    ['a map nobody knows', entry('flush', 'k', 1), /line 3 .* holds no entry of WeChat/],
    ['a session', entry('sessions', 'k', 'oLin'), /line 3 .* holds no entry of WeChat/],
    ['half a payment', entry('orders', 'k', { outTradeNo: 'k' }), /value\.totalFee/],
    ['a payment of minus five fen', entry('orders', 'k', { ...paid, totalFee: -5 }), /value\.totalFee/],
    ['a payment of half a fen', entry('orders', 'k', { ...paid, totalFee: 0.5 }), /value\.totalFee/],
    ['a payment under another number', entry('orders', 'other', paid), /its key is not the one/],
    ['more given back than was paid', entry('orders', 'k', givenBack(600)), /more is given back/],
    ['permissions below none', entry('quotas', 'oLin T', -1), /line 3 .* holds no entry of WeChat/],
    ['a file without bytes', file({ bytes: undefined }), /line 3 .* holds no file: bytes/],
    ['bytes that are no base64', file({ bytes: '%%%%' }), /not base64/],
    ['a file type of two headers', file({ type: 'text/html\r\nx: y' }), /holds no file: type/],
    ['a file outside', file({ $file: '../../clock.json' }), /it climbs/],
    ['an entry behind a space', '{ "$wechat":"orders","key":"k","value":{}}', /names no collection/],
  ])('is refused: %s', async (_, line, reason) => {
    await expect(empty.importState(stateOf([doc('guests', { _id: 'first' }), line]))).rejects.toThrow(reason)
    expect(await empty.exportState()).toBe(untouched)
  })

  it.each([
    ['two documents of one id', doc('guests', { _id: 'a' }), /one _id|one unique key/],
    ['two payments of one number', entry('orders', 'k', givenBack(500)), /a key once more/],
    ['two files of one path', file({}), /a file once more/],
  ])('is refused: %s', async (_, line, reason) => {
    await expect(empty.importState(stateOf([line, line]))).rejects.toThrow(reason)
    expect(await empty.exportState()).toBe(untouched)
  })

  it.each(['1e300', '-1', '1000000000000.5', '"now"', 'null'])('is refused: now is %s', async now => {
    const text = stateOf([doc('guests', { _id: 'a' })]).replace(/"now":\d+/, `"now":${now}`)
    await expect(empty.importState(text)).rejects.toThrow()
    expect(await empty.exportState()).toBe(untouched)
  })

  it.each(['null\n', '[]\n', '{"$cloud":null}\n', '\n', ''])('is refused: %j', async text => {
    await expect(empty.importState(text)).rejects.toThrow('this is not the exported state of a local cloud')
  })
})

it('is taken into no cloud that has anything, and takes its files back', async () => {
  const cloud = await openTestCloud()
  await cloud.database.request('database.insertDocument', { collectionName: 'guests', data: ['{"_id":"z"}'] })
  const before = await cloud.exportState()
  await expect(cloud.importState(textOf(lines))).rejects.toThrow('"guests" is not')
  expect(await cloud.exportState()).toBe(before)
  await cloud.close()
})

it('leaves the documents out when the files cannot be written', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lintuan-import-'))
  const cloud = await openTestCloud({ data })
  // Where the folder of the files should be.
  writeFileSync(join(data, 'files'), '')
  await expect(cloud.importState(textOf(lines))).rejects.toThrow('EEXIST')
  expect(await cloud.exportState()).toBe(untouched)
  await cloud.close()
  rmSync(data, { recursive: true })
})

it('takes the files back that were written when one cannot be', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lintuan-import-'))
  const cloud = await openTestCloud({ data })
  // In the place of the second file lies a folder.
  mkdirSync(join(data, 'files', createHash('sha256').update('b.png').digest('hex')), { recursive: true })
  const files = [file({}), file({ $file: 'b.png' })]
  await expect(cloud.importState(stateOf(files))).rejects.toThrow('EISDIR')
  expect(await cloud.exportState()).toBe(untouched)
  await cloud.close()
  rmSync(data, { recursive: true })
})

async function lived(): Promise<Cloud> {
  const cloud = await openTestCloud()
  await cloud.pay.confirm(await prepay(cloud, { openid: 'oLin', outTradeNo: 'order1', totalFee: 500 }))
  const shop = till(cloud, 'oLin')
  const back = { outTradeNo: 'order1', outRefundNo: 'back1', refundFee: 100, totalFee: 500 }
  await shop.refund({ ...back, functionName: 'notified' })
  cloud.messages.accept('oLin', 'T')
  cloud.messages.accept('oLin', 'T')
  await shop.openapi('subscribeMessage.send', {
    touser: 'oLin',
    templateId: 'T',
    page: 'pages/a',
    data: { thing1: { value: '苹果' } },
  })
  cloud.shares.add({ fromOpenid: 'oLin', title: '一箱', path: 'pages/a' })
  await cloud.call('cellar', { action: 'put', path: 'crates/one.txt', text: '一箱汽水' })
  const door = await cloud.openDoor({})
  await fetch(`${door.url}/login`, { method: 'POST', body: '{}' })
  await cloud.clock.advance(MINUTE)
  return cloud
}

const textOf = (all: string[]) => all.map(line => `${line}\n`).join('')
const stateOf = (rest: string[]) =>
  textOf([JSON.stringify({ $cloud: { format: 1, now: 1e12, lines: rest.length } }), ...rest])

function doc(collection: string, document: unknown): string {
  return JSON.stringify({ collection, document })
}

function entry(name: string, key: string, value: unknown): string {
  return JSON.stringify({ $wechat: name, key, value })
}

function file(fields: object): string {
  return JSON.stringify({ $file: 'a.png', type: 'image/png', bytes: 'AAAA', ...fields })
}

const paid = {
  outTradeNo: 'k',
  totalFee: 500,
  body: '箱',
  subMchId: '1900000109',
  openid: 'oLin',
  functionName: 'payment',
  createdAt: 1,
  prepayIds: ['p'],
  payments: [],
  notices: [],
}

function givenBack(refundFee: number): object {
  const refund = { outRefundNo: 'r', refundId: 'i', refundFee, state: 'SUCCESS', askedAt: 2, dueAt: 2 }
  return { ...paid, payments: [{ transactionId: 't', prepayId: 'p', paidAt: 1, refunds: [refund] }] }
}

/** Puts an object that nobody expects in the place of one of the values of a line, the n-th as they are met. */
function swapAt(line: string, n: number): string {
  const places: [Record<string, unknown>, string][] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      places.push([value as Record<string, unknown>, key])
      visit(inner)
    }
  }
  const whole: unknown = JSON.parse(line)
  visit(whole)
  const [holder, key] = places[n % places.length]!
  holder[key] = { $nobody: 'expects this' }
  return JSON.stringify(whole)
}
