import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { indexes } from '../../../cloudfunctions/_kit/store/indexes.ts'
import { startCloud, type Cloud } from '../../../emulator/index.ts'
import { root } from '../../../scripts/support/root.ts'
import { openPhone } from '../../support/weapp/index.ts'

let cloud: Cloud

beforeAll(async () => {
  cloud = await startCloud({ memory: true, functions: join(root, 'dist/functions'), indexes })
})
afterAll(() => cloud.close())

it('draws the first page of the compiled mini-program', async () => {
  const phone = await openPhone({ cloud })
  expect(phone.page.route).toBe('pages/tabs/home/index')
  expect(phone.page.size().nodes).toBeGreaterThan(1)
  expect(phone.page.painted.calls).toBeGreaterThan(0)
})

it('keeps two phones beside the local cloud in one process, each with its own app', async () => {
  const [lin, chen] = [await openPhone({ cloud }), await openPhone({ cloud })]
  await lin.open('/pages/tabs/orders/index')
  expect(lin.page.route).toBe('pages/tabs/orders/index')
  expect(chen.page.route).toBe('pages/tabs/home/index')
  expect(lin.openid).not.toBe(chen.openid)
})

it('asks the local cloud who holds the phone', async () => {
  const phone = await openPhone({ cloud })
  expect(phone.calls[0]).toMatchObject({ name: 'member', data: { action: 'me' } })
})
