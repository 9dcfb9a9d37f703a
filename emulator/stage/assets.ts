import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface Asset {
  type: string
  body: Buffer | string
}

const page = fileURLToPath(new URL('./page', import.meta.url))
/** The drawings of the app; the stage reads them as files, it knows nothing else of the app. */
const art = fileURLToPath(new URL('../../src/art', import.meta.url))

/**
 * Bundles the two pages of the stage and answers what lies at a path, or undefined. Takes about 50 ms; the pages are
 * small enough to be made anew at each start, so that no build of theirs can be old.
 */
export async function openAssets(): Promise<(path: string) => Asset | undefined> {
  const { outputFiles } = await build({
    entryPoints: { stage: join(page, 'stage.ts'), console: join(page, 'console.ts') },
    outdir: page,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'chrome100',
    logLevel: 'silent',
  })
  const script = (name: string): Asset => ({
    type: 'text/javascript; charset=utf-8',
    body: outputFiles.find(({ path }) => path.endsWith(`${name}.js`))!.text,
  })
  const file = (name: string, type: string): Asset => ({
    type: `${type}; charset=utf-8`,
    body: readFileSync(join(page, name)),
  })
  const fixed: Record<string, Asset> = {
    '/': file('stage.html', 'text/html'),
    '/console': file('console.html', 'text/html'),
    '/stage.js': script('stage'),
    '/console.js': script('console'),
    '/common.css': file('common.css', 'text/css'),
    '/stage.css': file('stage.css', 'text/css'),
    '/console.css': file('console.css', 'text/css'),
    '/narrow.css': file('narrow.css', 'text/css'),
  }
  return path => (Object.hasOwn(fixed, path) ? fixed[path] : drawing(path))
}

function drawing(path: string): Asset | undefined {
  const named = /^\/art\/(icons|people|marks|drawings)\/([a-z0-9-]+)\.svg$/.exec(path)
  if (!named) return undefined
  const file = join(art, named[1]!, `${named[2]}.svg`)
  return existsSync(file) ? { type: 'image/svg+xml', body: readFileSync(file) } : undefined
}
