import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { openTestCloud } from '../support/cloud.ts'

let cloud: Cloud

beforeAll(async () => {
  process.env['OF_THE_HOST'] = 'not for functions'
  cloud = await openTestCloud()
})

afterAll(async () => {
  delete process.env['OF_THE_HOST']
  await cloud.close()
})

it('gives a function three seconds when its config.json does not say', async () => {
  expect(await cloud.call('plain', {})).toMatchObject({ seconds: 3 })
})

it('gives a function an environment of its own', async () => {
  expect(await cloud.call('plain', {})).toMatchObject({ outside: null })
  expect(process.env).not.toHaveProperty('LEFT_BEHIND')
})
