import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Action } from '../../cloudfunctions/_kit/action'
import { root } from '../../scripts/support/root.ts'

export interface Listed {
  function: string
  action: string
  /** Whom the action itself says it is for. */
  who: 'Anyone' | 'Member' | 'Leader' | 'Staff' | 'HeadOffice'
  /** What it parses at its door. */
  input: Action['input']
  /** Whether each try leaves a line in the audit. */
  audited: boolean
}

/** Every action of every function, read from the folders: one that is added is in the list without anybody adding it. */
export async function listActions(): Promise<Listed[]> {
  const functions = join(root, 'cloudfunctions')
  const files = readdirSync(functions)
    .filter(name => !name.startsWith('_'))
    .flatMap(name => filesIn(join(functions, name, 'actions')).map(file => ({ name, file })))
  return Promise.all(
    files.map(async ({ name, file }) => {
      const action = file.replace(/\.ts$/, '')
      const path = join(functions, name, 'actions', file)
      const who = /= for(?:Past)?(Anyone|Member|Leader|Staff|HeadOffice)\b/.exec(
        readFileSync(path, 'utf8'),
      )?.[1] as Listed['who'] | undefined
      if (!who) throw new Error(`${name}/${action} does not say whom it is for`)
      const served = readFileSync(join(functions, name, 'index.ts'), 'utf8')
      if (!served.includes(`./actions/${action}'`)) throw new Error(`${name}/${action} is served by nobody`)
      const exported = Object.values((await import(pathToFileURL(path).href)) as Record<string, Action>)
      const { input, audit } = exported.find(each => typeof each === 'object' && 'run' in each)!
      return { function: name, action, who, input, audited: audit !== null }
    }),
  )
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(file => file.endsWith('.ts'))
  } catch {
    return []
  }
}
