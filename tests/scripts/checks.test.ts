import { describe, expect, it } from 'vitest'
import { format } from '../../scripts/check/format.ts'
import { packagesOf, sizes, tooHeavy } from '../../scripts/check/sizes.ts'
import { types } from '../../scripts/check/types.ts'
import { words } from '../../scripts/check/words.ts'
import { folder } from '../support/folder.ts'

describe('format', () => {
  it('fails on a file that prettier would change', async () => {
    const finding = await format.run(
      folder({ 'good.ts': 'export const a = 1;\n', 'bad.ts': 'export   const a=1' }),
    )
    expect(finding).toMatchObject({ state: 'failed', summary: '1 file' })
    expect(finding.details).toContain('bad.ts')
  })
})

describe('types', () => {
  it('fails on a type error', async () => {
    const finding = await types.run(
      folder({ 'tsconfig.json': '{"files":["a.ts"]}', 'a.ts': `export const fen: number = '1.00'` }),
    )
    expect(finding).toMatchObject({ state: 'failed', summary: '1 error' })
  })
})

describe('words', () => {
  // In pieces, or the check would find them in this file.
  const forbidden = [
    ['a path of one machine', `open /${'home'}/lin/a.txt`],
    ['a path of one machine', `see "/${'work'}/a"`],
    ['a registry host', `"resolved": "https://${'registry'}.npmjs.org/zod"`],
    ['a registry host', `https://npm${'mirror'}.com`],
    ['a private key', `${'-----BEGIN'} RSA PRIVATE KEY-----`],
  ] as const

  it.each(forbidden)('fails on %s', async (why, text) => {
    const finding = await words.run(folder({ 'a.md': `fine\n${text}\n` }))
    expect(finding.state).toBe('failed')
    expect(finding.details).toContain(`a.md:2 ${why}`)
  })

  it('does not mind a route or a relative path with the same letters', async () => {
    const finding = await words.run(
      folder({ 'a.ts': `['pages/${'work'}/index', './${'home'}/a', 'x/${'root'}/y']` }),
    )
    expect(finding.state).toBe('passed')
  })
})

describe('sizes', () => {
  it('weighs the main package without its subpackages', () => {
    const app = folder({
      'app.json': '{"subPackages":[{"root":"pages/leader"}]}',
      'app.js': 'x'.repeat(1000),
      'pages/leader/desk/index.js': 'x'.repeat(300),
    })
    const [main, leader] = packagesOf(app)
    expect(main).toMatchObject({ name: 'main', bytes: 1041 })
    expect(leader).toMatchObject({ name: 'pages/leader', bytes: 300 })
  })

  it('says what is too heavy, and that the SDK is required twice', () => {
    const faults = tooHeavy(
      [
        { name: 'main', bytes: 501 * 1024, limit: 500 * 1024 },
        { name: 'pages/staff', bytes: 300 * 1024, limit: 300 * 1024 },
      ],
      [
        { name: 'order', bytes: 121 * 1024, sdkRequires: 1, changed: false },
        { name: 'group', bytes: 1, sdkRequires: 2, changed: false },
      ],
    )
    expect(faults).toEqual([
      'package main has 501.0 KB, at most 500.0 KB',
      'function order has 121.0 KB, at most 120.0 KB',
      'function group requires the SDK 2 times',
    ])
  })

  it('fails on a package that is too heavy', async () => {
    const base = folder({
      'dist/weapp/app.json': '{"subPackages":[{"root":"big"}]}',
      'dist/weapp/big/a.js': 'x'.repeat(301 * 1024),
    })
    const finding = await sizes.run(base)
    expect(finding).toMatchObject({ state: 'failed', details: 'package big has 301.0 KB, at most 300.0 KB' })
  })
})
