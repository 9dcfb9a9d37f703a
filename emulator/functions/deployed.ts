/** The compiled functions in a folder: what WeChat would have after "upload and deploy". */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readFunctionConfig, type FunctionConfig } from './config.ts'

export interface DeployedFunction {
  name: string
  /** The compiled entry, CommonJS with `exports.main`. */
  file: string
  config: FunctionConfig
  /** Changes when the entry is compiled again; older instances are then let go. */
  version: number
}

export interface Deployment {
  find(name: string): DeployedFunction | undefined
  names(): string[]
}

export function readDeployment(folder: string | undefined): Deployment {
  const known = new Map<string, DeployedFunction>()
  const entryOf = (name: string) => join(folder!, name, 'index.js')

  function find(name: string): DeployedFunction | undefined {
    // A name is one folder; anything that walks out of it is not a function.
    if (folder === undefined || !/^[\w-]+$/.test(name)) return undefined
    const file = entryOf(name)
    const version = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (version === undefined) return undefined
    const before = known.get(name)
    if (before?.version === version) return before
    const found = { name, file, version, config: readFunctionConfig(join(folder, name)) }
    known.set(name, found)
    return found
  }

  return {
    find,
    names: () =>
      folder !== undefined && existsSync(folder)
        ? readdirSync(folder)
            .filter(name => existsSync(entryOf(name)))
            .sort()
        : [],
  }
}
