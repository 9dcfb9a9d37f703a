import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStage, type Opened } from './support.ts'

let opened: Opened
beforeAll(async () => {
  opened = await openTestStage()
})
afterAll(() => opened.close())

const json = { 'content-type': 'application/json' }
const body = JSON.stringify({ behaviour: 'cancels' })
const choose = (headers: Record<string, string>) =>
  opened.ask('/api/payer', { method: 'POST', headers, body }).then(({ status }) => status)

test('the page of the stage may post', async () => {
  expect(await choose({ ...json, origin: opened.stage.url })).toBe(200)
})

test('a tool without an origin may post', async () => {
  expect(await choose(json)).toBe(200)
})

test('a page of another origin may not, not even one of the phones', async () => {
  expect(await choose({ ...json, origin: 'https://example.org' })).toBe(403)
  expect(await choose({ ...json, origin: 'null' })).toBe(403)
  expect(await choose({ ...json, origin: new URL(opened.stage.phones[0]!.url).origin })).toBe(403)
})

test('a form may not post, because a browser sends it without asking', async () => {
  expect(await choose({ 'content-type': 'text/plain', origin: opened.stage.url })).toBe(403)
  expect(await choose({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(403)
})

/** fetch does not let one choose the Host. */
function statusFor(host: string): Promise<number> {
  return new Promise((done, fail) => {
    request(`${opened.stage.url}/api/state`, { headers: { host } }, answer => {
      answer.resume()
      done(answer.statusCode!)
    })
      .on('error', fail)
      .end()
  })
}

test('a name that merely points at this machine is not the stage', async () => {
  const { port } = new URL(opened.stage.url)
  expect(await statusFor(`127.0.0.1:${port}`)).toBe(200)
  expect(await statusFor(`localhost:${port}`)).toBe(200)
  expect(await statusFor(`rebound.example.org:${port}`)).toBe(403)
  expect(await statusFor('127.0.0.1:1')).toBe(403)
})

test('the pages load nothing from elsewhere and may not be framed', async () => {
  for (const path of ['/', '/console']) {
    const answer = await fetch(opened.stage.url + path)
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'self'; .*frame-ancestors 'none'$/,
    )
    for (const [, address] of (await answer.text()).matchAll(/(?:src|href)="([^"]*)"/g))
      expect(address).toMatch(/^\/[a-z]*/)
  }
})

test('what the pages need is there', async () => {
  const paths = ['/stage.js', '/console.js', '/common.css', '/stage.css', '/console.css', '/narrow.css']
  for (const path of [
    ...paths,
    '/art/icons/down.svg',
    '/art/people/lin.svg',
    '/art/marks/lintuan-lockup.svg',
  ])
    expect((await fetch(opened.stage.url + path)).status, path).toBe(200)
})

test('no other file of the machine is served', async () => {
  for (const path of ['/art/icons/../../app.tsx', '/art/icons/%2e%2e/x.svg', '/package.json', '/stage.ts'])
    expect((await fetch(opened.stage.url + path)).status, path).toBe(404)
})

test('a body that is too large or no object is refused', async () => {
  const post = (text: string) =>
    opened.ask('/api/payer', { method: 'POST', headers: json, body: text }).then(({ status }) => status)
  expect(await post('x'.repeat(20_000))).toBe(413)
  expect(await post('[]')).toBe(400)
  expect(await post('{')).toBe(400)
})

test('an action nobody has written is not found, whatever it is called', async () => {
  for (const name of ['unknown', 'constructor', '__proto__'])
    expect((await opened.ask(`/api/${name}`, { method: 'POST', headers: json, body: '{}' })).status).toBe(404)
})
