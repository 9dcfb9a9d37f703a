import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/support/root.ts'

export interface Listed {
  function: string
  action: string
  /** Whom the action itself says it is for. */
  who: 'Anyone' | 'Member' | 'Leader' | 'Staff' | 'HeadOffice'
}

/** Every action of every function, read from the folders: one that is added is in the list without anybody adding it. */
export function listActions(): Listed[] {
  const functions = join(root, 'cloudfunctions')
  return readdirSync(functions)
    .filter(name => !name.startsWith('_'))
    .flatMap(name => {
      const files = filesIn(join(functions, name, 'actions'))
      const served = readFileSync(join(functions, name, 'index.ts'), 'utf8')
      return files.map(file => {
        const action = file.replace(/\.ts$/, '')
        const source = readFileSync(join(functions, name, 'actions', file), 'utf8')
        const who = /= for(?:Past)?(Anyone|Member|Leader|Staff|HeadOffice)\b/.exec(source)?.[1] as
          Listed['who'] | undefined
        if (!who) throw new Error(`${name}/${action} does not say whom it is for`)
        if (!served.includes(`./actions/${action}'`)) throw new Error(`${name}/${action} is served by nobody`)
        return { function: name, action, who }
      })
    })
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(file => file.endsWith('.ts'))
  } catch {
    return []
  }
}
