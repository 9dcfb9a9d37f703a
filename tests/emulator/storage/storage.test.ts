import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

it('keeps a file under any name a person may give it', async () => {
  const { fileID } = await cellar<{ fileID: string }>('put', { path: '目录/一 箱+苹果.txt', text: '甜' })
  expect(fileID).toMatch(/^cloud:\/\/.+\/目录\/一 箱\+苹果\.txt$/)
  expect(await cellar('get', { fileID })).toBe('甜')
})

it('gives an address a browser can open', async () => {
  const { fileID } = await cellar<{ fileID: string }>('put', { path: 'notes/a.txt', text: 'sweet' })
  const [file] = await cellar<{ tempFileURL: string; status: number }[]>('addresses', { fileList: [fileID] })
  expect(file).toMatchObject({ fileID, status: 0 })
  expect(await (await fetch(file!.tempFileURL)).text()).toBe('sweet')
})

it('replaces a file of the same path', async () => {
  await cellar('put', { path: 'notes/b.txt', text: 'old' })
  const { fileID } = await cellar<{ fileID: string }>('put', { path: 'notes/b.txt', text: 'new' })
  expect(await cellar('get', { fileID })).toBe('new')
})

it('throws a file away once, and says of what is not there that it is not', async () => {
  const { fileID } = await cellar<{ fileID: string }>('put', { path: 'notes/c.txt', text: 'gone' })
  expect(await cellar('drop', { fileList: [fileID] })).toMatchObject([{ fileID, status: 0 }])
  expect(await cellar('drop', { fileList: [fileID] })).toMatchObject([{ fileID, status: -503003 }])
  expect(await cellar('addresses', { fileList: [fileID] })).toMatchObject([{ status: -503003 }])
})

it('refuses a path that climbs or begins with a slash', async () => {
  expect(await cellar('put', { path: '../clock.json', text: 'x' })).toMatchObject({
    errCode: expect.any(Number),
  })
  expect(await cellar('put', { path: '/a.txt', text: 'x' })).toMatchObject({ errCode: expect.any(Number) })
})

it.each([
  'a b.png',
  '中文.png',
  'a+b.png',
  'a&b=c.png',
  `"a'b".png`,
  'a^b{c}[d]|~`.png',
  '<b>.png',
  '苹果 🍎',
])('is found under %j by the SDK and by a browser', async path => expect(await findable(path)).toBe(true))

it.each([
  ...['a#b.png', 'a?b.png', 'a%41.png', '100%.png', 'a\\b.png', 'a\nb.png'],
  ...['half \ud83c.png', 'a/./b.png', 'a/../b.png', 'a//b.png', ''],
])('refuses %j, to which no address would lead', async path => {
  expect(await cellar('put', { path, text: 'x' })).toMatchObject({
    message: expect.stringContaining('invalid cloudPath'),
  })
})

it('finds whatever it takes, by the SDK and by a browser', async () => {
  const part = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
  const odd = fc.string({
    unit: fc.constantFrom(...'/.%#?&+=;:@ ,\'"<>\\^`{}[]|~中'),
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(odd, part), async path => {
      expect(await findable(path)).not.toBe(false)
    }),
    { numRuns: 150 },
  )
})

it('takes nothing at an address that is no path, and says so', async () => {
  const put = (address: string) => fetch(cloud.url + address, { method: 'PUT', body: 'x' })
  for (const address of ['/cos//x', '/cos/a%2F..%2Fb', '/cos/a%23b']) {
    expect(await (await put(address)).text()).toContain('<Code>InvalidURI</Code><Message>invalid cloudPath')
    expect((await fetch(cloud.url + address)).status).toBe(404)
  }
  for (const method of ['PUT', 'GET'])
    expect((await fetch(`${cloud.url}/cos/%zz`, { method })).status).toBe(400)
})

/** Whether the SDK and a browser find what was put there; `undefined` when it was refused. */
async function findable(path: string): Promise<boolean | undefined> {
  const { fileID } = await cellar<{ fileID?: string }>('put', { path, text: path })
  if (fileID === undefined) return undefined
  const [file] = await cellar<{ tempFileURL: string }[]>('addresses', { fileList: [fileID] })
  const inBrowser = await (await fetch(file!.tempFileURL)).text()
  return (await cellar('get', { fileID })) === path && inBrowser === path
}

function cellar<T = unknown>(action: string, rest: object): Promise<T> {
  return cloud.call<T>('cellar', { action, ...rest })
}
