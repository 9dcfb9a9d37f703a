import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, type Target } from '../build-app.ts'
import { root } from './root.ts'

/** Where a built app lies. */
export function appFolder(target: Target): string {
  return join(root, 'dist', target)
}

/** False as long as there are no sources of the app; then nothing can be built or is expected. */
export function hasApp(): boolean {
  return existsSync(join(root, 'src/app.config.ts'))
}

/** Builds one app unless nothing changed since it was last built. Rejects with the compiler's words. */
export async function requireApp(target: Target, log?: (line: string) => void): Promise<void> {
  if (!hasApp()) throw new Error(`there is no app to build for ${target}: src/app.config.ts is missing`)
  await buildApp(target, { say: log ?? (() => {}) })
}
