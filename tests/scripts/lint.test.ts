import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/support/root.ts'
import { folder } from '../support/folder.ts'

/**
 * Each rule of the house is shown to bite with the real configuration, in a house of one file: rules that know
 * types read the whole project, and this one is read in no time.
 */
const places = {
  domain: 'domain/order/place.ts',
  function: 'cloudfunctions/order/actions/place.ts',
  kit: 'cloudfunctions/_kit/serve.ts',
  wechat: 'cloudfunctions/_kit/wechat.ts',
  clock: 'cloudfunctions/_kit/clock.ts',
  emulator: 'emulator/index.ts',
  app: 'src/app.tsx',
  test: 'tests/domain/place.test.ts',
}

const bites: [where: keyof typeof places, rule: string, text: string][] = [
  ['domain', 'no-restricted-syntax', 'export const id = Math.random()'],
  ['domain', 'no-restricted-syntax', 'export const now = Date.now()'],
  ['domain', 'no-restricted-syntax', 'export const now = new Date()'],
  ['domain', 'no-restricted-globals', 'export const env = process.env'],
  ['function', 'no-restricted-syntax', 'export const now = Date.now()'],
  ['kit', 'no-restricted-syntax', 'export const now = new Date()'],
  ['kit', 'no-restricted-imports', `import cloud from 'wx-server-sdk'\nexport default cloud`],
  ['app', 'no-restricted-imports', `import cloud from 'wx-server-sdk'\nexport default cloud`],
  ['kit', '@typescript-eslint/no-floating-promises', 'export const a = (p: Promise<void>): void => { p }'],
  [
    'emulator',
    '@typescript-eslint/no-floating-promises',
    'export const a = (p: Promise<void>): void => { p }',
  ],
  ['kit', '@typescript-eslint/no-explicit-any', 'export const a = (b: any): unknown => b'],
  [
    'app',
    'react-hooks/rules-of-hooks',
    `import { useState } from 'react'\nexport const A = (b: boolean) => { if (b) useState(1); return null }`,
  ],
  ['domain', 'house/docstring', 'export function place(): void {}'],
  ['domain', 'house/docstring', 'export const place = (): void => undefined'],
  ['domain', 'house/docstring', '/** Of a file. */\n\nexport function place(): void {}'],
  ['domain', 'house/docstring', '// A remark.\nexport function place(): void {}'],
  ['kit', 'house/transaction-where', `export const a = (tx: any) => tx.collection('orders').where({})`],
  [
    'kit',
    'house/transaction-where',
    `export const a = (db: any) => db.runTransaction(async (t: any) => { await t.collection('orders').where({}).get() })`,
  ],
  [
    'kit',
    'house/transaction-where',
    `export const a = (db: any) => db.runTransaction(async (t: any) => { const orders = t.collection('o'); await orders.where({}).get() })`,
  ],
  [
    'kit',
    'house/transaction-where',
    `export const a = async (db: any) => { const t = await db.startTransaction(); await t.collection('o').where({}).get() }`,
  ],
]

const allowed: [where: keyof typeof places, rule: string, text: string][] = [
  ['domain', 'no-restricted-syntax', 'export const day = (now: number): Date => new Date(now)'],
  ['domain', 'house/docstring', '/** Places. */\nexport function place(): void {}'],
  ['domain', 'house/docstring', '/** Places. */\nexport const place = (): void => undefined'],
  ['domain', 'house/docstring', 'export const MOST = 50'],
  ['kit', 'house/docstring', 'export function place(): void {}'],
  ['clock', 'no-restricted-syntax', 'export const now = (): number => Date.now()'],
  ['wechat', 'no-restricted-imports', `import cloud from 'wx-server-sdk'\nexport default cloud`],
  ['test', 'no-restricted-syntax', 'export const now = Date.now()'],
  ['kit', 'house/transaction-where', `export const a = (db: any) => db.collection('orders').where({}).get()`],
  [
    'kit',
    'house/transaction-where',
    `export const a = (db: any) => db.runTransaction(async (t: any) => { await t.collection('orders').doc('1').get() })`,
  ],
]

describe('the lint rules of the house', () => {
  it.each(bites)(
    'refuse in %s: %s',
    async (where, rule, text) => {
      expect(await rulesHurt(where, text)).toContain(rule)
    },
    60_000,
  )

  it.each(allowed)(
    'allow in %s, of %s',
    async (where, rule, text) => {
      expect(await rulesHurt(where, text)).not.toContain(rule)
    },
    60_000,
  )
})

async function rulesHurt(where: keyof typeof places, text: string): Promise<(string | null)[]> {
  const cwd = folder({
    'tsconfig.json': '{"compilerOptions":{"strict":true,"jsx":"react-jsx","types":[]}}',
    [places[where]]: `${text}\n`,
  })
  const eslint = new ESLint({ cwd, overrideConfigFile: join(root, 'eslint.config.js') })
  const results = await eslint.lintFiles([places[where]])
  expect(results).toHaveLength(1)
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
}
