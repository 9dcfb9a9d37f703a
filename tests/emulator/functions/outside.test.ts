import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud
let before: NodeJS.ProcessEnv

beforeAll(async () => {
  cloud = await openTestCloud()
  before = { ...process.env }
  Object.assign(process.env, cloud.sdkEnv())
})

afterAll(async () => {
  process.env = before
  await cloud.close()
})

it('serves an unmodified SDK in another process, which is nobody', async () => {
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  const { _id } = await sdk
    .database()
    .collection('moments')
    .add({ data: { word: '早' } })
  expect(cloud.database.find('moments', { _id })).toMatchObject([{ word: '早' }])
  const { result } = await sdk.callFunction({ name: 'callee', data: { from: 'a script' } })
  expect(result).toMatchObject({ from: 'a script', SOURCE: 'wx_unknown' })
  expect(result).not.toHaveProperty('OPENID')
})
