import { existsSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { folder } from '../support/folder.ts'

const require = createRequire(import.meta.url)

it('bundles a function so that plain Node can require it', async () => {
  const { from, to } = sources()
  const [hello] = await buildFunctions({ from, to })
  expect(hello).toMatchObject({ name: 'hello', changed: true, sdkRequires: 0 })
  const built = require(join(to, 'hello')) as { main(event: object): unknown }
  expect(built.main({ name: '林晚' })).toBe('你好 林晚')
})

it('builds folders without an underscore and an index, and nothing else', async () => {
  const { from, to } = sources()
  const built = await buildFunctions({ from, to })
  expect(built.map(one => one.name)).toEqual(['hello', 'paid'])
  expect(existsSync(join(to, '_kit'))).toBe(false)
})

it('leaves the SDK outside and counts how often it is required', async () => {
  const { from, to } = sources()
  const built = await buildFunctions({ from, to })
  expect(built.map(one => one.sdkRequires)).toEqual([0, 1])
  expect(built.every(one => one.bytes < 2000)).toBe(true)
})

it('touches nothing that is the same, so that a running cloud keeps its instances', async () => {
  const { from, to } = sources()
  await buildFunctions({ from, to })
  const before = statSync(join(to, 'hello/index.js')).mtimeMs
  const again = await buildFunctions({ from, to })
  expect(again.map(one => one.changed)).toEqual([false, false])
  expect(statSync(join(to, 'hello/index.js')).mtimeMs).toBe(before)
})

it('removes a function whose source is gone', async () => {
  const { from, to } = sources()
  await buildFunctions({ from, to })
  rmSync(join(from, 'paid'), { recursive: true })
  await buildFunctions({ from, to })
  expect(existsSync(join(to, 'paid'))).toBe(false)
})

function sources(): { from: string; to: string } {
  const base = folder({
    'from/_kit/wechat.ts': `import cloud from 'wx-server-sdk'\nexport const env = () => cloud.DYNAMIC_CURRENT_ENV`,
    'from/_kit/greet.ts': 'export const greet = (name: string): string => `你好 ${name}`',
    'from/hello/index.ts': `import { greet } from '../_kit/greet'\nexport const main = (event: { name: string }) => greet(event.name)`,
    'from/hello/config.json': '{ "permissions": { "openapi": [] } }',
    'from/paid/index.ts': `import { env } from '../_kit/wechat'\nexport const main = () => env()`,
    'from/half/notes.md': 'no index yet',
  })
  return { from: join(base, 'from'), to: join(base, 'to') }
}
