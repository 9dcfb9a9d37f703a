import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFunctions, functionLimit, type BuiltFunction } from '../build-functions.ts'
import { kilobytes, weigh } from '../support/files.ts'
import { root } from '../support/root.ts'
import { failed, passed, skipped, type Check } from './check.ts'

/** Ours, far below the platform's 2 MB per package: a new member waits for the download in a stairwell. */
export const mainLimit = 500 * 1024
export const subpackageLimit = 300 * 1024

export interface Package {
  /** `main` or the subpackage's root folder. */
  name: string
  bytes: number
  limit: number
}

/** The packages of a compiled mini-program as WeChat downloads them; source maps are left at home. */
export function packagesOf(app: string): Package[] {
  const config = JSON.parse(readFileSync(join(app, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const folders = (config.subPackages ?? config.subpackages ?? []).map(one =>
    one.root.replace(/^\/|\/$/g, ''),
  )
  const subpackages = folders.map(name => ({ name, bytes: weigh(app, name), limit: subpackageLimit }))
  const rest = weigh(app) - subpackages.reduce((sum, one) => sum + one.bytes, 0)
  return [{ name: 'main', bytes: rest, limit: mainLimit }, ...subpackages]
}

/** What of a build is too heavy, one sentence each. */
export function tooHeavy(packages: Package[], functions: BuiltFunction[]): string[] {
  return [
    ...packages
      .filter(one => one.bytes > one.limit)
      .map(one => `package ${one.name} has ${kilobytes(one.bytes)}, at most ${kilobytes(one.limit)}`),
    ...functions
      .filter(one => one.bytes > functionLimit)
      .map(one => `function ${one.name} has ${kilobytes(one.bytes)}, at most ${kilobytes(functionLimit)}`),
    ...functions
      .filter(one => one.sdkRequires > 1)
      .map(one => `function ${one.name} requires the SDK ${one.sdkRequires} times`),
  ]
}

/** The functions are built for it, which takes a second; the app is only weighed when it lies there. */
export const sizes: Check = {
  name: 'sizes',
  about: 'mini-program packages and function bundles stay small',
  async run(base) {
    const functions = await buildFunctions({
      from: join(base, 'cloudfunctions'),
      to: join(base, 'dist/functions'),
    })
    const app = join(base, 'dist/weapp')
    const packages = existsSync(join(app, 'app.json')) ? packagesOf(app) : []
    const faults = tooHeavy(packages, functions)
    if (faults.length > 0) return failed(`${faults.length} too heavy`, faults.join('\n'))
    const largest = functions.reduce((most, one) => Math.max(most, one.bytes), 0)
    const told = [
      ...packages.map(one => `${one.name} ${kilobytes(one.bytes)}`),
      ...(functions.length > 0 ? [`${functions.length} functions, largest ${kilobytes(largest)}`] : []),
    ]
    if (packages.length === 0 && base === root && process.env.CI) {
      return failed('dist/weapp is missing', 'npm run build:weapp has to run before this check')
    }
    if (told.length === 0) return skipped('nothing is built')
    return passed(told.join(', ') + (packages.length === 0 ? '; dist/weapp not built, not weighed' : ''))
  },
}
