import { relative } from 'node:path'
import { ESLint } from 'eslint'
import { count, failed, passed, type Check } from './check.ts'

/** Rules that a compiler cannot know (`eslint.config.js`). Warnings count: a warning nobody reads is no rule. */
export const lint: Check = {
  name: 'lint',
  about: 'eslint, with the rules of the house',
  async run(base) {
    const eslint = new ESLint({ cwd: base })
    const results = await eslint.lintFiles(['.'])
    const faults = results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, message, ruleId }) =>
          `${relative(base, filePath)}:${line}:${column} ${message} (${ruleId ?? 'eslint'})`,
      ),
    )
    if (faults.length > 0) return failed(count(faults.length, 'fault'), faults.join('\n'))
    return passed(count(results.length, 'file'))
  },
}
