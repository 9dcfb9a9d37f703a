import { join } from 'node:path'
import { root } from '../support/root.ts'
import { runNode } from '../support/run.ts'
import { count, failed, passed, type Check } from './check.ts'

/** One compiler run over everything; what it learnt is kept for the next one. */
export const types: Check = {
  name: 'types',
  about: 'tsc --noEmit',
  async run(base) {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const known = join(root, 'node_modules/.cache/tsc/repository.tsbuildinfo')
    const kept = base === root ? ['--incremental', '--tsBuildInfoFile', known] : []
    const ran = await runNode([tsc, '--noEmit', '--pretty', 'false', ...kept], { cwd: base })
    if (ran.code === 0) return passed('no errors')
    const errors = ran.output.split('\n').filter(line => /error TS\d+/.test(line)).length
    return failed(count(errors, 'error'), ran.output.trim())
  },
}
