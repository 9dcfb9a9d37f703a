import { expect, it } from 'vitest'
import { imports, overlookedFiles } from '../../scripts/check/imports.ts'
import { folder } from '../support/folder.ts'

const tsconfig = JSON.stringify({
  compilerOptions: {
    module: 'ESNext',
    moduleResolution: 'Bundler',
    baseUrl: '.',
    paths: { '@/*': ['src/*'], '#contracts/*': ['contracts/*'], '#domain/*': ['domain/*'] },
  },
})
const manifest = JSON.stringify({
  dependencies: { zod: '4', 'wx-server-sdk': '4', react: '18' },
  devDependencies: { esbuild: '0' },
})

/** A house in which every arrow points the right way. */
const goodHouse = {
  'tsconfig.json': tsconfig,
  'package.json': manifest,
  'domain/result.ts': 'export const accepted = 1',
  'domain/group/join.ts': `import { accepted } from '../result'\nexport const join = accepted`,
  'domain/group/types.ts': 'export interface Group { id: string }',
  'contracts/group.ts': `import * as z from 'zod/mini'\nimport type { Group } from '#domain/group/types'\nexport type Answer = Group\nexport const schema = z.string()`,
  'cloudfunctions/_kit/wechat.ts': `import cloud from 'wx-server-sdk'\nexport { cloud }`,
  'cloudfunctions/_kit/serve.ts': `import { cloud } from './wechat'\nexport const serve = cloud`,
  'cloudfunctions/_kit/store/groups.ts': `import type { Group } from '#domain/group/types'\nexport type Kept = Group`,
  'cloudfunctions/_effects/form.ts': `import { serve } from '../_kit/serve'\nexport const form = serve`,
  'cloudfunctions/group/index.ts': `import { schema } from '#contracts/group'\nimport { join } from '#domain/group/join'\nimport { form } from '../_effects/form'\nexport const main = [schema, join, form]`,
  'cloudfunctions/order/index.ts': 'export const main = 1',
  'src/cloud/group.ts': `import type { Answer } from '#contracts/group'\nexport type Seen = Answer`,
  'src/pages/tabs/home/index.tsx': `import type { Seen } from '@/cloud/group'\nimport { join } from '#domain/group/join'\nexport type Shown = Seen\nexport default join`,
  'src/pages/tabs/card/index.tsx': 'export default 1',
  'emulator/index.ts': `import { indexes } from '../cloudfunctions/_kit/store/indexes'\nexport const startCloud = indexes`,
  'cloudfunctions/_kit/store/indexes.ts': 'export const indexes = {}',
  'tests/domain/join.test.ts': `import { join } from '../../domain/group/join'\nexport default join`,
}

const wrongArrows: [rule: string, file: string, text: string][] = [
  ['domain-imports-domain-only', 'domain/order/place.ts', `import '#contracts/group'`],
  ['domain-imports-domain-only', 'domain/order/day.ts', `import 'react'`],
  ['contracts-import-domain-and-zod-mini', 'contracts/order.ts', `import 'zod'`],
  ['zod-mini-only', 'cloudfunctions/order/parse.ts', `import 'zod'`],
  ['src-stays-on-the-phone', 'src/cloud/order.ts', `import '../../cloudfunctions/_kit/serve'`],
  ['src-takes-contracts-as-types', 'src/cloud/order.ts', `import '#contracts/group'`],
  ['pages-do-not-import-pages', 'src/pages/tabs/me/index.tsx', `import '../card/index'`],
  ['nothing-below-imports-pages', 'src/components/price.tsx', `import '../pages/tabs/card/index'`],
  ['functions-are-alone', 'cloudfunctions/order/place.ts', `import '../group/index'`],
  ['functions-know-the-trade-and-the-kit', 'cloudfunctions/order/place.ts', `import 'react'`],
  ['kit-knows-no-function', 'cloudfunctions/_kit/again.ts', `import '../order/index'`],
  ['store-does-not-think', 'cloudfunctions/_kit/store/orders.ts', `import '#domain/group/join'`],
  ['one-door-to-the-sdk', 'cloudfunctions/_kit/second.ts', `import 'wx-server-sdk'`],
  ['emulator-speaks-over-http', 'emulator/shortcut.ts', `import '../cloudfunctions/group/index'`],
  ['only-tools-import-the-emulator', 'cloudfunctions/_kit/local.ts', `import '../../emulator/index'`],
  ['nothing-imports-tests', 'scripts/try.ts', `import '../tests/domain/join.test'`],
  ['bench-imports-no-test', 'bench/try.ts', `import '../tests/domain/join.test'`],
  ['no-undeclared-packages', 'cloudfunctions/_kit/stranger.ts', `import 'lodash'`],
  ['no-dev-packages-shipped', 'cloudfunctions/_kit/build.ts', `import 'esbuild'`],
  ['resolves', 'domain/order/gone.ts', `import './nowhere'`],
  ['no-cycles', 'domain/group/join.ts', `import './round'`],
  ['no-cycles', 'domain/group/round.ts', `import './join'`],
]

it('is content with a house in which every arrow points the right way', async () => {
  const finding = await imports.run(folder(goodHouse, { packages: true }))
  expect(finding.details ?? '').toBe('')
  expect(finding.state).toBe('passed')
}, 60_000)

it('names the rule of every arrow that points the wrong way', async () => {
  const house: Record<string, string> = { ...goodHouse }
  for (const [, file, text] of wrongArrows) house[file] = `${house[file] ?? ''}\n${text}`
  const { state, details = '' } = await imports.run(folder(house, { packages: true }))
  expect(state).toBe('failed')
  const found = details.split('\n')
  const missed = wrongArrows.filter(
    ([rule, file]) => !found.some(line => line.startsWith(`${rule}: `) && line.includes(file)),
  )
  expect(missed, details).toEqual([])
}, 60_000)

it('fails when the cruiser overlooks files instead of praising what it did not see', () => {
  const cruised = { modules: [{ source: 'domain/a.ts' }], summary: { violations: [] } }
  expect(overlookedFiles(['domain/a.ts', 'domain/b.ts'], cruised)).toEqual(['domain/b.ts'])
})
