import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

/** Names under which a Chromium may be on the PATH. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]

/** Where installers put it on systems that do not use the PATH for it. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => {
    const base = process.env[name]
    return base
      ? [
          join(base, 'Google/Chrome/Application/chrome.exe'),
          join(base, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : []
  }),
}

/** The Chromium to drive: `CHROME_PATH` when set, else an installed one, else undefined. */
export function findChromium(env: Record<string, string | undefined> = process.env): string | undefined {
  if (env.CHROME_PATH) return existsSync(env.CHROME_PATH) ? env.CHROME_PATH : undefined
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name + suffix)))
  return [...onPath, ...(places[process.platform] ?? [])].find(path => existsSync(path))
}

/**
 * Answers the path of a Chromium, installing one where we may: as root on Debian and its relatives, as in
 * a fresh container. There the font for Chinese is installed too, without which every text is a row of boxes.
 * Throws one sentence that says what to do otherwise.
 */
export async function requireChromium(log: (line: string) => void): Promise<string> {
  if (process.env.CHROME_PATH && !existsSync(process.env.CHROME_PATH)) {
    throw new Error(`CHROME_PATH names ${process.env.CHROME_PATH}, where there is nothing.`)
  }
  const missing: string[] = []
  if (!findChromium()) missing.push('chromium')
  if (process.platform === 'linux' && !(await hasChineseFont())) missing.push('fonts-noto-cjk')
  if (missing.length > 0 && mayInstall()) {
    log(`installing ${missing.join(' and ')}`)
    await install(missing)
  } else if (missing.includes('fonts-noto-cjk')) {
    log('no Chinese font found: screenshots will show boxes (Debian: apt-get install fonts-noto-cjk)')
  }
  const found = findChromium()
  if (!found)
    throw new Error('Install Chromium, Chrome or Edge, or set CHROME_PATH to one, to run the journeys.')
  return found
}

async function hasChineseFont(): Promise<boolean> {
  const listed = await run('fc-list', [':lang=zh', 'family'])
  return listed.code === 0 && listed.stdout.trim() !== ''
}

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

async function install(packages: string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update'], { env })
  const wanted = ['install', '-y', '--no-install-recommends', ...packages, 'fontconfig']
  const installed = await run('apt-get', wanted, { env })
  if (installed.code === 0) return
  throw new Error(
    `apt-get could not install ${packages.join(', ')}:\n${(updated.output + installed.output).slice(-2000)}`,
  )
}
