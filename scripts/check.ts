/**
 * Everything about the repository that needs no running program.
 *
 * `npm run check` runs all, `npm run check -- lint types` only these. One line each; all run even when one fails.
 */
import { pathToFileURL } from 'node:url'
import type { Check, Finding } from './check/check.ts'
import { format } from './check/format.ts'
import { imports } from './check/imports.ts'
import { lint } from './check/lint.ts'
import { sizes } from './check/sizes.ts'
import { types } from './check/types.ts'
import { words } from './check/words.ts'
import { root } from './support/root.ts'

export const checks: Check[] = [format, words, imports, lint, types, sizes]

/** Runs one check; one that breaks has failed. Prints its line, and its details when there is something to repair. */
export async function runCheck(check: Check, log: (line: string) => void): Promise<Finding> {
  let finding: Finding
  try {
    finding = await check.run(root)
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error)
    finding = { state: 'failed', summary: 'could not be run', details: told }
  }
  const mark = { passed: '✓', failed: '✗', skipped: '–' }[finding.state]
  log(`${mark} ${check.name.padEnd(8)} ${finding.summary}`)
  if (finding.details) log(finding.details.replace(/^/gm, '    '))
  return finding
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter(name => !checks.some(check => check.name === name))
  if (unknown.length > 0 || asked.includes('--help')) {
    for (const check of checks) console.log(`${check.name.padEnd(8)} ${check.about}`)
    process.exitCode = asked.includes('--help') ? 0 : 2
  } else {
    for (const check of checks) {
      if (asked.length > 0 && !asked.includes(check.name)) continue
      const finding = await runCheck(check, line => console.log(line))
      if (finding.state === 'failed') process.exitCode = 1
    }
  }
}
