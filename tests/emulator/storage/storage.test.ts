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

function cellar<T = unknown>(action: string, rest: object): Promise<T> {
  return cloud.call<T>('cellar', { action, ...rest })
}
