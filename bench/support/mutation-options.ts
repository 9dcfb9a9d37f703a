import { join } from 'node:path'
import type { Stryker } from '@stryker-mutator/core'
import { root } from '../../scripts/support/root.ts'

/** What a test of `domain/` can reach; nothing else is copied to where the mutants live. */
const REACHED = [
  'bench',
  'cloudfunctions',
  'contracts',
  'domain',
  'src',
  'tests',
  'package.json',
  'tsconfig.json',
]

/** How Stryker goes through one folder of `domain/`, for example `money`; its reports stay in `.lintuan/mutation`. */
export function mutationOptions(folder: string): ConstructorParameters<typeof Stryker>[0] {
  const reports = join(root, '.lintuan/mutation')
  return {
    mutate: [`domain/${folder}/**/*.ts`],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    // Otherwise vitest would look for the tests of one file by its imports, again for each mutant.
    vitest: { configFile: 'bench/support/mutation.config.ts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    ignorePatterns: ['/*', ...REACHED.map(path => `!/${path}`)],
    // vitest strips types and checks none.
    disableTypeChecks: false,
    tempDirName: '.lintuan/mutants',
    reporters: ['json', 'html'],
    jsonReporter: { fileName: join(reports, `${folder}.json`) },
    htmlReporter: { fileName: join(reports, `${folder}.html`) },
    allowConsoleColors: false,
  }
}
