import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { measure } from '../../../scripts/shots/measure'
import { missingPages, scenes } from '../../../scripts/shots/pages'
import type { Scene } from '../../../scripts/shots/pages'
import { findScenes } from '../../../scripts/shots/scenes'
import { answersOf, modes, openStudio, stretch } from '../../../scripts/shots/studio'
import type { Mode, Studio } from '../../../scripts/shots/studio'
import { openShotsCloud } from '../../../scripts/shots/world'
import { root } from '../../../scripts/support/root'
import type { Cloud } from '../../../emulator/types'
import { openBrowser } from '../../support/browser'

/** Seeding the demo is slow on a machine that is new to it, in ms. */
const seeding = 600_000
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What is smaller or paler than the rule on purpose. A page absent means all; `why` is the reason in words. */
const excused: { page?: string; what: RegExp; why: string }[] = []

let cloud: Cloud
let browser: Browser
const studios = new Map<Mode, Studio>()

beforeAll(async () => {
  cloud = await openShotsCloud(line => console.log(line))
  const door = await cloud.openDoor({ root: resolve(root, process.env.LINTUAN_OUT || 'dist/h5') })
  browser = await openBrowser()
  const answers = answersOf(cloud)
  for (const mode of modes) studios.set(mode, await openStudio(browser, door.url, answers, findScenes(cloud)))
}, seeding)

afterAll(async () => {
  for (const studio of studios.values()) await studio.close()
  await browser?.close()
  await cloud?.close()
})

test('every page of the app is looked at', async () => {
  vi.stubGlobal('defineAppConfig', (config: unknown) => config)
  vi.stubGlobal('__PARTS__', false)
  const { default: config } = await import(join(root, 'src/app.config.ts'))
  expect(missingPages(config)).toEqual([])
})

describe('can be read, heard and tapped by everyone, in normal and elder mode', () => {
  test.for(scenes.map(scene => [`${scene.hat}: ${scene.name}`, scene] as const))('%s', async ([, scene]) => {
    const found = await Promise.all(modes.map(mode => complaints(scene, mode)))
    expect(found.flat()).toEqual([])
  })
})

async function complaints(scene: Scene, mode: Mode): Promise<string[]> {
  const { page, problems } = await studios.get(mode)!.open(scene, { face: 'full', size: '390', mode })
  try {
    const found = [...problems]
    for (const size of ['390', '360'] as const) {
      // What a bar covers cannot be judged: the whole page is on the screen.
      await stretch(page, size)
      if (size === '390') found.push(...(await violations(page, mode)))
      const { overflow, smallText, smallTargets } = await page.evaluate(measure)
      for (const [what, lines] of Object.entries({ overflow, smallText, smallTargets }))
        found.push(...lines.map(line => `${what} at ${size}: ${line}`))
    }
    return found
      .filter(
        line => !excused.some(({ page: only, what }) => (!only || only === scene.name) && what.test(line)),
      )
      .map(line => `${mode}: ${line}`)
  } finally {
    await page.close()
  }
}

/**
 * WCAG 2 A and AA; in elder mode contrast is held against AAA, 7:1 and 4.5:1 for large letters.
 *
 * One exception: a card of several lines may be called by a shorter sentence than all its words (2.5.3 is about who taps
 * by speaking what is written on a button; on a card she says its first words or its number). A button of one line is not.
 */
async function violations(page: Page, mode: Mode): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async elder => {
    const { axe } = window as unknown as { axe: { run(of: object, how: object): Promise<AxeResults> } }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      rules: elder ? { 'color-contrast-enhanced': { enabled: true } } : {},
      resultTypes: ['violations'],
    })
    const lines = (target: unknown) => {
      const texts = document.createTreeWalker(document.querySelector(String(target))!, NodeFilter.SHOW_TEXT)
      let count = 0
      while (texts.nextNode()) if (texts.currentNode.nodeValue?.trim()) count++
      return count
    }
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target }) => id !== 'label-content-name-mismatch' || lines(target[0]) < 2)
        .map(({ html, any }) => {
          const what = html.replace(/\s+/g, ' ').slice(0, 140)
          return `${id}: ${what} · ${any[0]?.message.slice(0, 160) ?? ''}`
        }),
    )
  }, mode === 'elder')
}
