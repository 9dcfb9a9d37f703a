import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../../scripts/support/root.ts'

/** A folder with these files, gone after the test. `packages` makes our installed packages visible in it. */
export function folder(files: Record<string, string>, options: { packages?: boolean } = {}): string {
  const base = mkdtempSync(join(tmpdir(), 'lintuan-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  if (options.packages) symlinkSync(join(root, 'node_modules'), join(base, 'node_modules'), 'dir')
  return base
}
