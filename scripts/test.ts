/**
 * Everything: builds, checks and all tests. The very last line is the sum: `N passed, N failed`, and
 * `, N skipped` when some were. The exit code is 0 only when something ran and nothing failed.
 *
 * `npm test`, or for the developer `npm test -- --only unit,emulator` (parts, and `check`).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from './build-functions.ts'
import { checks, runCheck } from './check.ts'
import { hasApp, requireApp } from './support/app.ts'
import { requireChromium } from './support/chromium.ts'
import { filesUnder } from './support/files.ts'
import { partOf, testParts, type TestPart } from './support/parts.ts'
import { root } from './support/root.ts'
import { runNode } from './support/run.ts'
import { add, countReport, lastLine, nothing, unrun, type Report, type Tally } from './support/tally.ts'

/** A part that takes longer than this hangs, in ms. */
const patience = 30 * 60_000

const log = (line: string) => console.log(line)
const failure: Tally = { ...nothing, failed: 1 }

/** Does one thing that is no test; when it throws, that is one failure, told in full. */
async function attempt(what: string, action: () => Promise<unknown>): Promise<Tally> {
  try {
    await action()
    return nothing
  } catch (error) {
    log(`✗ ${what}\n${error instanceof Error ? error.message : String(error)}`)
    return failure
  }
}

/** Builds what the parts need, one after the other; they share one core with the compiler's own threads. */
async function buildAll(needs: Set<string>): Promise<Tally> {
  let tally = nothing
  if (needs.has('functions')) {
    tally = add(tally, await attempt('build functions', () => buildFunctions({ log })))
  }
  for (const target of ['weapp', 'h5'] as const) {
    if (needs.has(target) && hasApp()) {
      tally = add(tally, await attempt(`build ${target}`, () => requireApp(target, log)))
    }
  }
  return tally
}

async function check(names: string[]): Promise<Tally> {
  let tally = nothing
  for (const one of checks.filter(({ name }) => names.includes(name))) {
    const { state } = await runCheck(one, log)
    tally = add(tally, { ...nothing, [state]: 1 })
  }
  return tally
}

/** Runs one part in a vitest of its own, so that one that hangs or crashes takes no other with it. */
async function test(part: TestPart, files: string[]): Promise<Tally> {
  log(`\n── ${part.name}: ${part.about}`)
  const folder = mkdtempSync(join(tmpdir(), 'lintuan-test-'))
  try {
    const output = join(folder, 'report.json')
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
    const ran = await runNode([vitest, 'run', '--project', part.name, ...reporters], {
      show: true,
      patience,
    })
    if (!existsSync(output)) {
      log(`✗ ${part.name} ended with code ${ran.code} and without a report`)
      return failure
    }
    const report = JSON.parse(readFileSync(output, 'utf8')) as Report
    const left = unrun(files, report)
    if (left.length > 0) log(`✗ ${part.name} did not run ${left.join(', ')}`)
    return add(countReport(report, ran.code), { ...nothing, failed: left.length })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both lists of `--only`: undefined takes all, an unknown name is an error. */
function selection(args: string[]): Set<string> {
  const all = ['check', ...testParts.map(part => part.name)]
  const at = args.findIndex(argument => argument === '--only' || argument.startsWith('--only='))
  if (at < 0) return new Set(all)
  const asked = (args[at]?.includes('=') ? args[at].split('=')[1] : args[at + 1]) ?? ''
  const names = asked.split(',').filter(Boolean)
  const unknown = names.filter(name => !all.includes(name))
  if (unknown.length > 0 || names.length === 0) {
    throw new Error(`--only takes ${all.join(', ')}; not “${unknown.join(', ')}”`)
  }
  return new Set(names)
}

async function main(): Promise<Tally> {
  const chosen = selection(process.argv.slice(2))
  const found = filesUnder(root, 'tests').filter(path => /\.test\.tsx?$/.test(path))
  const work = testParts
    .filter(part => chosen.has(part.name))
    .map(part => ({ part, files: found.filter(path => partOf(path)?.name === part.name) }))
    .filter(({ files }) => files.length > 0)
  const needs = new Set<string>(work.flatMap(({ part }) => part.needs))
  if (chosen.has('check')) needs.add('functions').add('weapp')

  let tally = nothing
  if (needs.has('chromium')) {
    tally = add(tally, await attempt('Chromium', () => requireChromium(log)))
  }
  log('── builds and checks')
  const quiet = chosen.has('check') ? checks.map(({ name }) => name).filter(name => name !== 'sizes') : []
  const [built, checked] = await Promise.all([buildAll(needs), check(quiet)])
  tally = add(add(tally, built), checked)
  if (chosen.has('check')) tally = add(tally, await check(['sizes']))
  for (const { part, files } of work) tally = add(tally, await test(part, files))
  return tally
}

try {
  const tally = await main()
  log(`\n${lastLine(tally)}`)
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  log(lastLine(failure))
  process.exitCode = 1
}
