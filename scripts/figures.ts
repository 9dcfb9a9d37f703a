/**
 * Counts every figure the project promises, and prints them as JSON on standard output; what happens meanwhile
 * goes to standard error. A missed figure is no failure here: the tests decide about that.
 *
 * `npm run -s figures`, or `npm run -s figures -- sizes` for some of `bench/figures/`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesUnder } from './support/files.ts'
import { uncounted, type CountFigures, type Figure } from './support/figure.ts'
import { root } from './support/root.ts'

const log = (line: string) => console.error(line)

/** The commit counted, with a plus when files differ from it; empty outside a clone. */
function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return git('rev-parse', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+')
  } catch {
    return ''
  }
}

/** Figures that take too long to count each time; `bench/` writes them down with their date and machine. */
function kept(): Figure[] {
  const file = join(root, 'bench/figures.json')
  if (!existsSync(file)) return []
  return (JSON.parse(readFileSync(file, 'utf8')) as { figures: Figure[] }).figures
}

const nameOf = (file: string) => file.replace(/^.*\/|\.ts$/g, '')
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function count(file: string): Promise<Figure[]> {
  try {
    const module = (await import(pathToFileURL(join(root, file)).href)) as { default: CountFigures }
    return await module.default(log)
  } catch (error) {
    log(
      `${file} could not be counted: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return [uncounted(nameOf(file), messageOf(error))]
  }
}

/** Whatever is counted with may write to standard output; it belongs to the JSON alone. */
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write

const asked = process.argv.slice(2)
const modules = filesUnder(root, 'bench/figures').filter(path => /^bench\/figures\/[\w-]+\.ts$/.test(path))
const figures: Figure[] = []
for (const file of modules) {
  const name = nameOf(file)
  if (asked.length > 0 && !asked.includes(name)) continue
  log(`── ${name}`)
  const counted = await count(file)
  for (const { id, value, unit, op, target, met } of counted) {
    log(`${met ? '✓' : '✗'} ${id} ${value} ${unit} (${op} ${target})`)
  }
  figures.push(...counted)
}
if (asked.length === 0) figures.push(...kept().filter(old => !figures.some(({ id }) => id === old.id)))
write(`${JSON.stringify({ schema: 1, commit: commit(), figures }, null, 2)}\n`, () => process.exit(0))
