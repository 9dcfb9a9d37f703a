/** The compiled functions in a folder: what WeChat would have after "upload and deploy". */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readFunctionConfig, type FunctionConfig } from './config.ts'

export interface DeployedFunction {
  name: string
  /** The compiled entry, CommonJS with `exports.main`. */
  file: string
  config: FunctionConfig
  /** Changes with the entry, the config and whatever lies beside them; older instances are then let go. */
  version: number
}

export interface Deployment {
  find(name: string): DeployedFunction | undefined
  names(): string[]
}

export function readDeployment(where: string | undefined): Deployment {
  const folder = where === undefined ? undefined : resolve(where)
  const known = new Map<string, { found: DeployedFunction; parts: string[] }>()
  const entryOf = (name: string) => join(folder!, name, 'index.js')

  function find(name: string): DeployedFunction | undefined {
    // A name is one folder; anything that walks out of it is not a function.
    if (folder === undefined || !/^[\w-]+$/.test(name)) return undefined
    const file = entryOf(name)
    const before = known.get(name)
    // Asked before each call, so a folder is read again only when something in it has changed.
    if (before && versionOf(before.parts) === before.found.version) return before.found
    if (!existsSync(file)) return undefined
    const parts = partsOf(join(folder, name))
    const version = versionOf(parts)
    const found = { name, file, version, config: readFunctionConfig(join(folder, name)) }
    known.set(name, { found, parts })
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

/**
 * What a function is made of: its files and its folders, for a folder changes when a file comes or goes. What it has installed is
 * left out: that is thousands of files, and nobody edits them. A link counts by where it leads, and is not walked into, for it may
 * lead back here.
 */
function partsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).reduce(
    (parts, entry) => {
      const path = join(folder, entry.name)
      if (entry.name === 'node_modules') return parts
      return entry.isDirectory() ? [...parts, ...partsOf(path)] : [...parts, path]
    },
    [folder],
  )
}

const versionOf = (parts: string[]) => parts.reduce((sum, path) => sum + changedAt(path), 0)
const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
