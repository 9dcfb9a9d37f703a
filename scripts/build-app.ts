import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Target = 'weapp' | 'h5'

const root = resolve(fileURLToPath(new URL('..', import.meta.url)))
/** Everything a built app is made of. A change to any of these builds it again. */
const ingredients = [
  'src',
  'contracts',
  'domain',
  'config',
  'types',
  'babel.config.cjs',
  'package.json',
  'tsconfig.json',
]

/**
 * Builds the app into `dist/<target>` (or `LINTUAN_OUT`), unless what lies there was built from the same files.
 * Answers whether it had to build. Rejects with the compiler's words when the build fails.
 */
export async function buildApp(
  target: Target,
  options: { force?: boolean; say?: (line: string) => void } = {},
): Promise<boolean> {
  const say = options.say ?? (line => console.log(line))
  const out = resolve(root, process.env.LINTUAN_OUT || `dist/${target}`)
  const note = `${out}.built`
  const fresh = (hash: string) => existsSync(out) && existsSync(note) && readFileSync(note, 'utf8') === hash
  mkdirSync(dirname(out), { recursive: true })
  const free = await alone(`${out}.building`)
  try {
    const hash = hashOf(target)
    if (!options.force && fresh(hash)) {
      say(`${target}: nothing changed since the last build`)
      return false
    }
    // Whoever serves the old one keeps it until the new one is whole.
    const next = `${out}.next`
    rmSync(next, { recursive: true, force: true })
    const started = Date.now()
    await runTaro(target, next, say)
    rmSync(note, { force: true })
    rmSync(out, { recursive: true, force: true })
    renameSync(next, out)
    writeFileSync(note, hash)
    say(`${target}: built in ${Math.round((Date.now() - started) / 1000)} s`)
    return true
  } finally {
    free()
  }
}

/** One build of a target at a time; a second one waits and then finds nothing to do. Answers how to let go. */
async function alone(lock: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch {
      if (!alive(Number(readOr(lock, '0')))) rmSync(lock, { force: true })
      else await new Promise(resolve => setTimeout(resolve, 300))
    }
  }
}

function alive(pid: number): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

function hashOf(target: Target): string {
  const sum = createHash('sha256')
  for (const name of ['LINTUAN_PARTS', 'LINTUAN_CLOUD_ENV']) sum.update(`${name}=${process.env[name] ?? ''};`)
  sum.update(target)
  for (const file of ingredients.flatMap(name => filesUnder(join(root, name)))) {
    sum.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return sum.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path)
      .sort()
      .flatMap(name => filesUnder(join(path, name)))
  } catch {
    return [path]
  }
}

/** Taro redraws a progress bar; a log wants a line now and then, and every complaint in full. */
function runTaro(target: Target, out: string, say: (line: string) => void): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', target],
      {
        cwd: root,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          TARO_ENV: target,
          LINTUAN_OUT: relative(root, out),
          NO_COLOR: '1',
          FORCE_COLOR: '0',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let all = ''
    let told = -25
    const hear = (chunk: Buffer) => {
      const text = chunk.toString().replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
      all += text
      for (const [, percent] of text.matchAll(/\((\d+)%\)/g)) {
        if (Number(percent) < told + 25) continue
        told = Number(percent)
        say(`${target}: ${told} %`)
      }
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', fail)
    child.on('close', code => {
      const words = all
        .split('\n')
        .filter(line => line.trim() && !/●|│|\(\d+%\)|^ ?(babel-loader|taro-loader|node_modules)/.test(line))
        .join('\n')
      if (code === 0 && !/Compiled with \d+ error|compiled with errors|✖|Module not found/i.test(words))
        done()
      else fail(new Error(`${target} did not build (exit ${code})\n${words.slice(-6000)}`))
    })
  })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const target = process.argv[2]
  if (target !== 'weapp' && target !== 'h5') {
    console.error('usage: build-app.ts weapp|h5 [--force]')
    process.exit(2)
  }
  buildApp(target, { force: process.argv.includes('--force') }).catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
}
