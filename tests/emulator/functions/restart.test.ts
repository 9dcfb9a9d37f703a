import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MINUTE, MORNING, openTestCloud, prepay, till } from '../support/cloud.ts'

let data: string
let cloud: Cloud

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'lintuan-cloud-'))
  cloud = await openTestCloud({ data })
})

afterEach(async () => {
  await cloud.close()
  rmSync(data, { recursive: true, force: true })
})

describe('after a restart', () => {
  it('the time is not earlier than it was', async () => {
    await cloud.clock.advance(10 * MINUTE)
    await restart()
    expect(cloud.clock.now()).toBe(MORNING + 10 * MINUTE)
  })

  it('the time is not earlier than it was, had it not moved at all', async () => {
    await restart({ clock: MORNING - 10 * MINUTE })
    expect(cloud.clock.now()).toBe(MORNING)
  })

  it('a running clock keeps its distance to the wall clock', async () => {
    await restart({ clock: undefined })
    await cloud.clock.advance(365 * 24 * 60 * MINUTE)
    const then = cloud.clock.now()
    await restart({ clock: undefined })
    expect(cloud.clock.now()).toBeGreaterThanOrEqual(then)
  })

  it('a phone is still logged in as the same stranger', async () => {
    const door = await cloud.openDoor({})
    const session = await login(door.url)
    const before = await whoIs(door.url, session)
    await restart()
    const again = await cloud.openDoor({})
    expect(await whoIs(again.url, session)).toBe(before)
  })

  it('orders, files and permissions are still there', async () => {
    const prepayId = await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 500 })
    const { fileID } = await cloud.call<{ fileID: string }>('cellar', {
      action: 'put',
      path: 'a.txt',
      text: '甜',
    })
    cloud.messages.accept('oLinWan', 'T')
    await restart()
    expect(await cloud.pay.confirm(prepayId)).toBe('ok')
    expect(cloud.pay.record('order1')).toMatchObject({ state: 'SUCCESS', totalFee: 500 })
    expect(await cloud.call('cellar', { action: 'get', fileID })).toBe('甜')
    expect(cloud.messages.quota('oLinWan', 'T')).toBe(1)
  })

  it('a refund on its way and a notice not yet heard go on', async () => {
    await cloud.call('mood', { mood: { kind: 'answer', left: 1 } })
    await cloud.pay.confirm(await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 500 }))
    const back = { outTradeNo: 'order1', outRefundNo: 'back1', refundFee: 500, totalFee: 500 }
    await till(cloud, 'oLinWan').refund(back)
    expect(cloud.database.find('notices')).toHaveLength(1)
    await restart()
    await cloud.clock.advance(MINUTE)
    expect(cloud.database.find('notices')).toHaveLength(2)
    expect(cloud.pay.record('order1')!.refunds).toMatchObject([{ state: 'SUCCESS' }])
  })

  it('a seeded cloud does not give a number twice', async () => {
    const first = await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 500 })
    await restart()
    expect(await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order2', totalFee: 500 })).not.toBe(first)
  })

  async function restart(options: object = {}) {
    await cloud.close()
    cloud = await openTestCloud({ data, ...options })
  }
})

describe('starting', () => {
  it('fails on a busy port and leaves the folder free', async () => {
    const other = join(data, 'other')
    const port = Number(new URL(cloud.url).port)
    await expect(openTestCloud({ data: other, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    const opened = await openTestCloud({ data: other })
    await opened.close()
  })

  it('fails on a damaged journal, names it, and leaves the folder free', async () => {
    const other = join(data, 'other')
    await (await openTestCloud({ data: other })).close()
    const orders = join(other, 'wechat', 'orders.jsonl')
    writeFileSync(orders, 'null\n')
    await expect(openTestCloud({ data: other })).rejects.toThrow(`The file ${orders} is damaged`)
    writeFileSync(orders, '')
    const opened = await openTestCloud({ data: other })
    await opened.close()
  })

  it('fails on a config.json the console would refuse, and leaves the folder free', async () => {
    const functions = mkdtempSync(join(tmpdir(), 'lintuan-functions-'))
    const other = join(data, 'other')
    mkdirSync(join(functions, 'tea'))
    writeFileSync(join(functions, 'tea', 'index.js'), 'exports.main = () => 1')
    const file = join(functions, 'tea', 'config.json')
    const timer = (config?: string, name = 'tea') => ({ name, type: 'timer', config })
    for (const [config, words] of [
      ['{bad', `${file}: Expected property name`],
      ['[]', `${file}: it is no JSON object`],
      [{ timeout: 61 }, `${file}: timeout must be within 60 seconds`],
      [{ timeout: '20' }, `${file}: timeout is a number of seconds`],
      [
        { permissions: { openapi: 'subscribeMessage.send' } },
        `${file}: permissions is an object whose openapi`,
      ],
      [{ permissions: ['subscribeMessage.send'] }, `${file}: permissions is an object whose openapi`],
      [{ triggers: timer('0 0 16 * * * *') }, `${file}: triggers is a list`],
      [{ triggers: [null] }, `${file}: triggers is a list`],
      [{ triggers: [timer()] }, `${file}: the trigger "tea" has no config`],
      [{ triggers: [timer('0 16 * * *')] }, 'the trigger "tea" of tea: a trigger has seven fields'],
      [{ triggers: [timer('0 0 99 * * * *')] }, 'the trigger "tea" of tea: '],
      ...['0 0 16 * * 7 *', '0 0 16 L * * *'].map(
        line => [{ triggers: [timer(line)] }, 'the trigger "tea" of tea: '] as const,
      ),
      ...['1tea', '茶', 'x'.repeat(61)].map(
        name =>
          [{ triggers: [timer('0 0 16 * * * *', name)] }, `${file}: a trigger's name is a letter`] as const,
      ),
      [{ triggers: [1, 2].map(() => timer('0 0 16 * * * *')) }, `${file}: a function has at most one`],
    ] as const) {
      writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))
      await expect(openTestCloud({ data: other, functions })).rejects.toThrow(words)
    }
    writeFileSync(join(functions, 'tea', 'config.json'), '{}')
    const opened = await openTestCloud({ data: other, functions })
    expect(await opened.call('tea', {})).toBe(1)
    await opened.close()
    rmSync(functions, { recursive: true, force: true })
  })

  it('keeps everything inside its folder', async () => {
    await prepay(cloud, { openid: 'oLinWan', outTradeNo: 'order1', totalFee: 500 })
    expect(readdirSync(data).sort()).toEqual(['clock.json', 'database', 'wechat'])
    expect(statSync(join(data, 'wechat', 'orders.jsonl')).size).toBeGreaterThan(0)
  })
})

async function login(url: string): Promise<string> {
  const response = await fetch(`${url}/login`, { method: 'POST', body: '{}' })
  return ((await response.json()) as { session: string }).session
}

async function whoIs(url: string, session: string): Promise<unknown> {
  const response = await fetch(`${url}/call/probe`, {
    method: 'POST',
    body: JSON.stringify({ action: 'who' }),
    headers: { 'x-session': session },
  })
  return ((await response.json()) as { result: { OPENID: string } }).result.OPENID
}
