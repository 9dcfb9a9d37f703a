import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud, Persona } from '../../../emulator/index.ts'
import { MORNING, openTestCloud, prepay } from '../support/cloud.ts'

const linwan: Persona = {
  key: 'linwan',
  openid: 'oLinWanOfThePlaneTreeLane',
  name: '林晚',
  about: '团员',
  hat: 'consumer',
  face: 'linwan',
}

let cloud: Cloud
let door: { url: string; close(): Promise<void> }

beforeAll(async () => {
  cloud = await openTestCloud({ personas: [linwan] })
  door = await cloud.openDoor({ root: fileURLToPath(new URL('../fixtures/page', import.meta.url)) })
})

afterAll(() => cloud.close())

describe('who is at the door', () => {
  it('lets a persona in and calls functions as that person', async () => {
    const { session, name } = await login({ persona: 'linwan' })
    expect(name).toBe('林晚')
    const { body } = await post('/call/probe', { action: 'who' }, session)
    expect(body).toMatchObject({ result: { OPENID: linwan.openid, SOURCE: 'wx_client' } })
  })

  it('makes a new stranger of everybody who names no persona', async () => {
    const [first, second] = [await login({}), await login({})]
    const openids = await Promise.all([first, second].map(each => whoIs(each.session)))
    expect(new Set(openids).size).toBe(2)
    expect(openids[0]).toMatch(/^o[0-9A-Za-z]{27}$/)
  })

  it('never tells the phone an openid', async () => {
    const answer = await post('/login', { persona: 'linwan' })
    expect(JSON.stringify(answer.body)).not.toContain(linwan.openid)
  })

  it('refuses a persona nobody knows and a session nobody holds', async () => {
    expect(await post('/login', { persona: 'nobody' })).toMatchObject({ status: 404 })
    expect(await post('/call/probe', { action: 'who' })).toMatchObject({ status: 401 })
    expect(await post('/call/probe', { action: 'who' }, 'guessed')).toMatchObject({
      status: 401,
      body: { errMsg: '登录已失效，请重新进入' },
    })
  })

  it('refuses a call that says who it is from', async () => {
    const { session } = await login({})
    for (const field of ['openid', 'OPENID', 'userInfo', 'wxContext'])
      expect(await post('/call/probe', { action: 'who', [field]: linwan.openid }, session)).toMatchObject({
        status: 403,
      })
  })
})

describe('calling', () => {
  it('hands over failures with the numbers the phone would see', async () => {
    const { session } = await login({})
    expect((await post('/call/nowhere', {}, session)).body).toMatchObject({ errCode: -501000 })
    expect((await post('/call/probe', { action: 'throws' }, session)).body).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('the crate is empty'),
    })
  })

  it('refuses more than 100 KB and what is not an object', async () => {
    const { session } = await login({})
    expect(await post('/call/probe', { text: 'x'.repeat(101 * 1024) }, session)).toMatchObject({
      status: 413,
    })
    expect(await post('/call/probe', [1], session)).toMatchObject({ status: 400 })
  })

  it('answers the wrong method and an unknown place in words', async () => {
    expect(await get('/login')).toMatchObject({ status: 405, body: { errMsg: '这个地址不能这样访问' } })
    expect(await post('/nowhere', {})).toMatchObject({ status: 404 })
  })

  it('answers an address that is none with 400, and does not take it for its own mistake', async () => {
    for (const path of ['//', '/prepay/%E0%A4%A', '/call/%zz']) {
      const method = path.startsWith('/call') ? 'POST' : 'GET'
      expect([path, await raw(path, { method })]).toEqual([path, 400])
    }
    expect(await raw('//', { url: cloud.url })).toBe(400)
  })
})

describe('paying', () => {
  it('shows the sheet to the payer only, and takes the money only from them', async () => {
    const { session } = await login({ persona: 'linwan' })
    const stranger = await login({})
    const order = { openid: linwan.openid, outTradeNo: 'door1', totalFee: 1234 }
    const prepayId = await prepay(cloud, order)

    expect((await get(`/prepay/${prepayId}`, session)).body).toEqual({
      totalFee: 1234,
      body: '一箱苹果',
      payee: '邻团',
    })
    expect(await get(`/prepay/${prepayId}`, stranger.session)).toMatchObject({ status: 404 })
    expect(await post('/pay', { prepayId, tap: 'pay' }, stranger.session)).toMatchObject({ status: 404 })
    expect(cloud.pay.record('door1')!.state).toBe('NOTPAY')

    expect((await post('/pay', { prepayId, tap: 'cancel' }, session)).body).toEqual({ outcome: 'cancel' })
    expect((await post('/pay', { prepayId, tap: 'pay' }, session)).body).toEqual({ outcome: 'ok' })
    expect(cloud.pay.record('door1')!.state).toBe('SUCCESS')
  })
})

describe('messages, cards, codes and the clock', () => {
  it('counts a permission only when the person allows', async () => {
    const { session } = await login({ persona: 'linwan' })
    expect((await post('/subscribe', { templateId: 'T', answer: 'reject' }, session)).body).toEqual({})
    expect(cloud.messages.quota(linwan.openid, 'T')).toBe(0)
    await post('/subscribe', { templateId: 'T', answer: 'accept' }, session)
    expect(cloud.messages.quota(linwan.openid, 'T')).toBe(1)
  })

  it('shows a person the messages that came for them, without their openid', async () => {
    const { session } = await login({ persona: 'linwan' })
    const other = await login({})
    cloud.messages.accept(linwan.openid, 'T')
    const data = { touser: linwan.openid, templateId: 'T', data: { thing1: { value: '到了' } } }
    await cloud.call('till', { action: 'openapi', request: { api: 'subscribeMessage.send', data } })
    const { body } = await get('/inbox', session)
    expect(body).toEqual({
      messages: [{ templateId: 'T', data: { thing1: { value: '到了' } }, at: MORNING }],
    })
    expect((await get('/inbox', other.session)).body).toEqual({ messages: [] })
  })

  it("hands cards around, newest first, by the sender's name", async () => {
    const { session } = await login({ persona: 'linwan' })
    await post('/share', { title: '苹果', path: 'pages/a?id=1' }, session)
    const { body } = await post(
      '/share',
      { title: '梨', path: 'pages/a?id=2', imageUrl: '/pear.png' },
      session,
    )
    expect((await get('/cards')).body).toEqual({
      cards: [
        {
          id: body['id'],
          title: '梨',
          path: 'pages/a?id=2',
          imageUrl: '/pear.png',
          from: '林晚',
          at: MORNING,
        },
        expect.objectContaining({ title: '苹果', from: '林晚' }),
      ],
    })
  })

  it('draws a code of any text', async () => {
    const response = await fetch(`${door.url}/codes?data=${encodeURIComponent('自提码 0427')}`)
    expect(response.headers.get('content-type')).toBe('image/png')
    const { data, width, height } = PNG.sync.read(Buffer.from(await response.arrayBuffer()))
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe('自提码 0427')
  })

  it("tells the cloud's time", async () => {
    expect((await get('/clock')).body).toEqual({ now: MORNING })
  })
})

describe('the page', () => {
  it('serves files with their types, and for ever when their name carries a hash', async () => {
    const page = await fetch(`${door.url}/`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const script = await fetch(`${door.url}/assets/app.1a2b3c4d.js`)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
  })

  it('answers a page address with the page, and a missing file with a sentence', async () => {
    expect(await (await fetch(`${door.url}/pages/consumer/group/index?id=1`)).text()).toContain('邻团')
    expect(await get('/assets/none.png')).toMatchObject({ status: 404, body: { errMsg: '没有这个页面' } })
  })

  it('does not serve what lies outside its folder', async () => {
    for (const path of [
      '/../functions/package.json',
      '/..%2ffunctions%2fpackage.json',
      '/%2e%2e/package.json',
    ])
      expect([path, await raw(path)]).toEqual([path, 404])
  })
})

async function login(body: object): Promise<{ session: string; name: string }> {
  return (await post('/login', body)).body as { session: string; name: string }
}

async function whoIs(session: string): Promise<unknown> {
  const { body } = await post('/call/probe', { action: 'who' }, session)
  return (body['result'] as Record<string, unknown>)['OPENID']
}

async function post(path: string, body: unknown, session?: string) {
  return read(
    await fetch(door.url + path, { method: 'POST', body: JSON.stringify(body), headers: header(session) }),
  )
}

async function get(path: string, session?: string) {
  return read(await fetch(door.url + path, { headers: header(session) }))
}

async function read(response: Response) {
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

function header(session: string | undefined): Record<string, string> {
  return session === undefined ? {} : { 'x-session': session }
}

/** fetch tidies an address before it sends it; this does not. */
function raw(path: string, { method = 'GET', url = door.url } = {}): Promise<number | undefined> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, response => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
