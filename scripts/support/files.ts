import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Folders in which nobody writes by hand. */
const notOurs = new Set(['node_modules', '.git', 'dist', '.lintuan', 'coverage', '.swc'])

/** Every file under a folder, as paths relative to `base` with forward slashes; a missing folder has none. */
export function filesUnder(base: string, folder = '.'): string[] {
  const start = join(base, folder)
  if (!existsSync(start)) return []
  const found: string[] = []
  for (const entry of readdirSync(start, { withFileTypes: true })) {
    if (notOurs.has(entry.name)) continue
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...filesUnder(base, path))
    else if (entry.isFile()) found.push(path)
  }
  return found.sort()
}

/** The names of the folders directly in a folder; a missing folder has none. */
export function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

/**
 * The files git tracks or would track, so that nothing built or private is looked at.
 * Outside a clone (an unpacked archive) every file that we write by hand.
 */
export function trackedFiles(base: string): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: base,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return listed.split('\0').filter(path => path !== '' && existsSync(join(base, path)))
  } catch {
    return filesUnder(base)
  }
}

/** What a folder weighs in bytes, all files together; a missing folder weighs nothing. */
export function weigh(base: string, folder = '.'): number {
  return filesUnder(base, folder).reduce((sum, path) => sum + statSync(join(base, path)).size, 0)
}

/** Bytes as kilobytes with one decimal; one kilobyte is 1024 bytes, as in the platform's own limits. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}
