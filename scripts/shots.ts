/**
 * `npm run shots`: every page × face × size × mode of the browser build over the demo at one fixed moment, as single
 * pictures and contact sheets in `.lintuan/shots/`, and a list of what is too wide, too small or broken.
 * See `npm run shots -- --help`.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { buildApp } from './build-app.ts'
import { buildFunctions } from './build-functions.ts'
import { measure } from './shots/measure.ts'
import { readShotOptions, usage, type ShotOptions } from './shots/options.ts'
import { scenes, type Scene } from './shots/pages.ts'
import { findScenes } from './shots/scenes.ts'
import { drawSheets, type Shot } from './shots/sheets.ts'
import { answersOf, openStudio, stretch, type Setting, type Studio } from './shots/studio.ts'
import { openShotsCloud } from './shots/world.ts'
import { requireChromium } from './support/chromium.ts'
import { root } from './support/root.ts'

const folder = join(root, '.lintuan/shots')
const say = (line: string) => console.log(line)

async function main(): Promise<void> {
  const options = readShotOptions(process.argv.slice(2))
  if (!options) return say(usage)
  const chosen = scenes.filter(scene => wanted(scene, options.only))
  if (chosen.length === 0) throw new Error(`no page is called ${options.only.join(', ')}`)
  const executablePath = await requireChromium(say)
  await buildFunctions()
  if (!options.asBuilt) await buildApp('h5', { say })
  const app = resolve(root, process.env.LINTUAN_OUT || 'dist/h5')
  // Part of the pictures may be taken again beside the others; a whole set begins with an empty table.
  if (process.argv.length === 2) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })

  const cloud = await openShotsCloud(say)
  const browser = await chromium.launch({ executablePath, args: browserArgs() })
  try {
    const found = findScenes(cloud)
    const door = await cloud.openDoor({ root: app })
    const answers = answersOf(cloud)
    const work = chosen.flatMap(scene => settingsOf(scene, options).map(setting => ({ scene, setting })))
    say(`${work.length} pictures of ${chosen.length} states of pages`)
    const results: { shots: Shot[]; complaints: string[] }[] = []
    let next = 0
    const worker = async () => {
      const studio = await openStudio(browser, door.url, answers, found)
      while (next < work.length) {
        const at = next++
        results[at] = await take(studio, work[at]!.scene, work[at]!.setting)
        if ((at + 1) % 50 === 0) say(`  ${at + 1}`)
      }
      await studio.close()
    }
    await Promise.all([worker(), worker()])
    const sheets = await drawSheets(
      browser,
      results.flatMap(({ shots }) => shots),
      folder,
    )
    tell(results.flatMap(({ complaints }) => complaints))
    say('')
    for (const sheet of sheets) say(sheet.slice(root.length + 1))
  } finally {
    await browser.close()
    await cloud.close()
  }
}

const wanted = ({ name, hat }: Scene, only: string[]) =>
  only.length === 0 || only.some(one => one === name || one === name.split('/')[0] || one === hat)

function settingsOf(scene: Scene, options: ShotOptions): Setting[] {
  const faces = (scene.faces ?? ['full']).filter(face => options.faces.includes(face))
  return options.sizes.flatMap(size =>
    options.modes.flatMap(mode => faces.map(face => ({ size, mode, face }))),
  )
}

async function take(
  studio: Studio,
  scene: Scene,
  setting: Setting,
): Promise<{ shots: Shot[]; complaints: string[] }> {
  const { face, size, mode } = setting
  const { page, problems } = await studio.open(scene, setting)
  const base = `${scene.hat}.${scene.name.replace('/', '.')}-${face}-${size}-${mode}`
  const shots: Shot[] = []
  const keep = async (long: boolean) => {
    const file = join(folder, `${base}${long ? '-long' : ''}.png`)
    await page.screenshot({ path: file, animations: 'disabled' })
    shots.push({ hat: scene.hat, name: scene.name, face, size, mode, file, long })
  }
  try {
    await keep(false)
    const { overflow, smallText, smallTargets } = await page.evaluate(measure)
    if (face === 'full' && !scene.acts && (await stretch(page, size))) await keep(true)
    const complaints = [
      ...problems,
      ...overflow.map(line => `too wide · ${line}`),
      ...smallText.map(line => `small text · ${line}`),
      ...smallTargets.map(line => `small target · ${line}`),
    ]
    return {
      shots,
      complaints: complaints.map(line => `${scene.hat} ${scene.name} ${face} ${size} ${mode}\t${line}`),
    }
  } finally {
    await page.close()
  }
}

/** The same complaint in several sizes and modes is one line. */
function tell(complaints: string[]): void {
  const by = new Map<string, Map<string, string[]>>()
  for (const complaint of complaints) {
    const [where = '', line = ''] = complaint.split('\t')
    const [hat, name, ...setting] = where.split(' ')
    const page = by.get(`${hat} ${name}`) ?? new Map<string, string[]>()
    page.set(line, [...(page.get(line) ?? []), setting.join(' ')])
    by.set(`${hat} ${name}`, page)
  }
  say(complaints.length === 0 ? '\nnothing to complain about' : '\nto mend:')
  for (const [page, lines] of by) {
    say(`\n${page}`)
    for (const [line, settings] of lines) say(`  ${line}  [${settings.join(', ')}]`)
  }
}

function browserArgs(): string[] {
  const asRoot = process.getuid?.() === 0
  return [
    ...(asRoot ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--lang=zh-CN',
    '--hide-scrollbars',
  ]
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
