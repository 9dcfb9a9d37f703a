import { join } from 'node:path'
import { root } from '../support/root.ts'
import { runNode } from '../support/run.ts'
import { count, failed, passed, type Check } from './check.ts'

/** Layout is prettier's business, so that nobody talks about it. */
export const format: Check = {
  name: 'format',
  about: 'prettier would change nothing',
  async run(base) {
    const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs')
    const cache = join(root, 'node_modules/.cache/prettier/.prettier-cache')
    const told = ['--cache', '--cache-location', cache, '--cache-strategy', 'content']
    const ran = await runNode([prettier, '--list-different', ...told, '.'], { cwd: base })
    if (ran.code === 0) return passed('all files')
    const files = ran.stdout.trim().split('\n').filter(Boolean)
    return failed(
      count(files.length, 'file'),
      `${ran.output.trim()}\n→ npx prettier --write ${files.slice(0, 5).join(' ')}`,
    )
  },
}
