/**
 * Turns every folder of `cloudfunctions/` without a leading `_` into one deployable folder
 * `dist/functions/<name>` with `index.js`, its source map, `config.json` and `package.json`.
 *
 * `node --import tsx scripts/build-functions.ts`
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { filesUnder, foldersIn, kilobytes } from './support/files.ts'
import { root } from './support/root.ts'

export interface BuiltFunction {
  name: string
  /** Size of the minified bundle in bytes; the SDK is installed beside it, not in it. */
  bytes: number
  /** How often the bundle requires the SDK; more than once would load its 800 ms twice. */
  sdkRequires: number
  /** False when the folder on disk was already the same. */
  changed: boolean
}

export interface BuildOptions {
  /** Folder of the sources, default `cloudfunctions/`. */
  from?: string
  /** Folder to write to, default `dist/functions/`. */
  to?: string
  /** One line per function; absent: silent. */
  log?: (line: string) => void
}

/** A cold instance reads and compiles all of it, so it is kept small (docs: figures, "cold function"). */
export const functionLimit = 120 * 1024

const sdk = 'wx-server-sdk'

/** Builds all functions. Throws with esbuild's own message when a source does not compile. */
export async function buildFunctions(options: BuildOptions = {}): Promise<BuiltFunction[]> {
  const from = options.from ?? join(root, 'cloudfunctions')
  const to = options.to ?? join(root, 'dist/functions')
  const names = foldersIn(from).filter(
    name => !name.startsWith('_') && existsSync(join(from, name, 'index.ts')),
  )
  for (const gone of foldersIn(to).filter(name => !names.includes(name))) {
    rmSync(join(to, gone), { recursive: true, force: true })
  }
  const built: BuiltFunction[] = []
  for (const name of names) built.push(await buildFunction(name, from, to))
  for (const one of built) options.log?.(describe(one))
  return built
}

async function buildFunction(name: string, from: string, to: string): Promise<BuiltFunction> {
  const out = join(to, name)
  const { outputFiles } = await build({
    entryPoints: [join(from, name, 'index.ts')],
    outfile: join(out, 'index.js'),
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    // The cloud offers Node 16.13, 18.15 and 20.19; we deploy on 18.
    target: 'node18',
    external: [sdk],
    minify: true,
    // Chinese as it is: escaped, every character weighs twice.
    charset: 'utf8',
    // A stack in the cloud's log has to name our functions, and there no source map is read.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  const files = new Map<string, string>()
  for (const file of outputFiles)
    files.set(file.path.endsWith('.map') ? 'index.js.map' : 'index.js', file.text)
  const config = join(from, name, 'config.json')
  files.set('config.json', existsSync(config) ? readFileSync(config, 'utf8') : '{}\n')
  files.set('package.json', manifest(name))
  const code = files.get('index.js') ?? ''
  return {
    name,
    bytes: Buffer.byteLength(code),
    sdkRequires: code.split(`require("${sdk}")`).length - 1,
    changed: write(out, files),
  }
}

/** `commonjs` because the nearest package.json above is ours, which says `module`. */
function manifest(name: string): string {
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
    dependencies: Record<string, string>
  }
  const described = {
    name,
    version: ours.version,
    private: true,
    type: 'commonjs',
    main: 'index.js',
    dependencies: { [sdk]: ours.dependencies[sdk] },
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

/**
 * Writes only what differs, each file in one step: a running cloud that watches the folder restarts what
 * changed and nothing else, and never reads half a bundle. Answers whether anything differed.
 */
function write(folder: string, files: Map<string, string>): boolean {
  mkdirSync(folder, { recursive: true })
  let changed = false
  const strays = filesUnder(folder).filter(path => !files.has(path) && !path.endsWith('.draft'))
  for (const stray of strays) {
    rmSync(join(folder, stray), { force: true })
    changed = true
  }
  for (const [path, text] of files) {
    const target = join(folder, path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    const draft = `${target}.${process.pid}.draft`
    writeFileSync(draft, text)
    renameSync(draft, target)
    changed = true
  }
  return changed
}

function describe(one: BuiltFunction): string {
  const share = Math.round((one.bytes / functionLimit) * 100)
  const size = kilobytes(one.bytes).padStart(9)
  return `${one.name.padEnd(12)} ${size}  ${String(share).padStart(3)} % of the limit  ${one.changed ? 'written' : 'unchanged'}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now()
  try {
    const built = await buildFunctions({ log: line => console.log(line) })
    console.log(`${built.length} functions in ${Math.round(performance.now() - started)} ms`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
