import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../support/files.ts'
import { root } from '../support/root.ts'
import { runNode } from '../support/run.ts'
import { count, failed, passed, skipped, type Check } from './check.ts'

/** The folders whose arrows are checked. */
const houses = [
  'src',
  'cloudfunctions',
  'domain',
  'contracts',
  'emulator',
  'scripts',
  'config',
  'tests',
  'bench',
]

interface Cruised {
  modules: { source: string }[]
  summary: { violations: { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] }[] }
}

/** The arrows between our folders point one way (`.dependency-cruiser.cjs`). */
export const imports: Check = {
  name: 'imports',
  about: 'who may import whom',
  async run(base) {
    const present = houses.filter(name => existsSync(join(base, name)))
    if (present.length === 0) return skipped('no folders yet')
    const ours = ourFiles(base, present)
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const rules = join(root, '.dependency-cruiser.cjs')
    const ran = await runNode([cruiser, ...present, '--config', rules, '--output-type', 'json'], {
      cwd: base,
    })
    const cruised = parse(ran.stdout)
    if (!cruised) return failed('the cruiser is broken', ran.output.trim())
    const { violations } = cruised.summary
    if (violations.length > 0) {
      const told = violations.map(({ rule, from, to, cycle }) => {
        const way = cycle ? cycle.map(step => step.name).join(' → ') : to
        return `${rule.name}: ${from} → ${way}`
      })
      return failed(count(violations.length, 'arrow'), told.join('\n'))
    }
    const overlooked = overlookedFiles(ours, cruised)
    if (overlooked.length > 0) {
      return failed(
        `${overlooked.length} files overlooked`,
        `not seen by the cruiser:\n${overlooked.join('\n')}`,
      )
    }
    return passed(count(cruised.modules.length, 'module'))
  },
}

/** What the cruiser has to see. Listed before it starts, so that a file written meanwhile does not count. */
function ourFiles(base: string, folders: string[]): string[] {
  return folders
    .flatMap(folder => filesUnder(base, folder))
    .filter(
      path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !/^tests\/[^/]+\/fixtures\//.test(path),
    )
}

/** A cruiser with a compiler it does not understand sees nothing and is content; so its eyes are checked too. */
export function overlookedFiles(files: string[], cruised: Cruised): string[] {
  const seen = new Set(cruised.modules.map(module => module.source))
  return files.filter(path => !seen.has(path))
}

function parse(text: string): Cruised | undefined {
  try {
    return JSON.parse(text) as Cruised
  } catch {
    return undefined
  }
}
