import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'

export interface Shot {
  hat: string
  name: string
  face: string
  size: string
  mode: string
  /** Path of the picture. */
  file: string
  /** The whole length of the page instead of what the phone shows. */
  long: boolean
}

const columns = 5
/** So many rows on one sheet that it can still be read on a screen. */
const rows = { screens: 2, lengths: 1 }

/** Draws contact sheets, by hat, size and mode; those of whole lengths apart. Answers their paths. */
export async function drawSheets(browser: Browser, shots: Shot[], folder: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1560, height: 800 } })
  const drawn: string[] = []
  for (const [title, group] of groups(shots)) {
    const older = new RegExp(`^sheet-${title}(-\\d+)?\\.(png|html)$`)
    for (const name of readdirSync(folder).filter(name => older.test(name))) rmSync(join(folder, name))
    const parts = split(group)
    for (const [index, part] of parts.entries()) {
      const name = `sheet-${title}${parts.length > 1 ? `-${String(index + 1).padStart(2, '0')}` : ''}`
      const html = join(folder, `${name}.html`)
      writeFileSync(html, htmlOf(`${title} · ${index + 1}/${parts.length}`, part))
      await page.goto(pathToFileURL(html).href)
      await page.evaluate(() => Promise.all([...document.images].map(image => image.decode())))
      const file = join(folder, `${name}.png`)
      await page.screenshot({ path: file, fullPage: true })
      drawn.push(file)
    }
  }
  await page.close()
  return drawn
}

function groups(shots: Shot[]): Map<string, Shot[]> {
  const by = new Map<string, Shot[]>()
  for (const shot of shots) {
    const title = [shot.hat, shot.size, shot.mode, ...(shot.long ? ['long'] : [])].join('-')
    by.set(title, [...(by.get(title) ?? []), shot])
  }
  return by
}

/** A page with several faces begins a row of its own; the others fill rows. */
function split(shots: Shot[]): (Shot | undefined)[][] {
  const cells: (Shot | undefined)[] = []
  shots.forEach((shot, index) => {
    const faces = shots.filter(({ name }) => name === shot.name).length
    const begins = shots[index - 1]?.name !== shot.name
    const after = begins && shots.filter(({ name }) => name === shots[index - 1]?.name).length > 1
    if ((begins && faces > 1) || after) while (cells.length % columns !== 0) cells.push(undefined)
    cells.push(shot)
  })
  const most = columns * (shots[0]?.long ? rows.lengths : rows.screens)
  return Array.from({ length: Math.ceil(cells.length / most) }, (_, index) =>
    cells.slice(index * most, (index + 1) * most),
  )
}

function htmlOf(title: string, cells: (Shot | undefined)[]): string {
  const cell = (shot: Shot | undefined) =>
    shot
      ? `<figure><figcaption><b>${shot.name}</b> ${shot.face} · ${shot.size} · ${shot.mode}</figcaption><img src="${pathToFileURL(shot.file).href}"></figure>`
      : '<figure></figure>'
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 18px; background: #efe9de; color: #1d1b18; font: 13px/1.5 'Noto Sans CJK SC', 'PingFang SC', sans-serif }
    h1 { margin: 0 0 8px; font-size: 16px }
    main { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 16px 14px; align-items: start }
    figure { margin: 0; min-width: 0 }
    figcaption { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
    img { display: block; width: 100%; border-radius: 10px; box-shadow: 0 0 0 1px #d9cfbf }
  </style><h1>${title}</h1><main>${cells.map(cell).join('')}</main>`
}
