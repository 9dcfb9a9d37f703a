import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import type { Cloud } from '../../emulator/types.ts'
import { intercept, type Paused } from './intercept.ts'
import { holderOf, type Face, type Scene } from './pages.ts'
import { empties, type Changes } from './replies.ts'
import type { Found } from './scenes.ts'
import { MOMENT, openidOfPhone } from './world.ts'

export const sizes = { '390': { width: 390, height: 844 }, '360': { width: 360, height: 640 } } as const
export type Size = keyof typeof sizes
export const modes = ['normal', 'elder'] as const
export type Mode = (typeof modes)[number]

export interface Setting {
  face: Face
  size: Size
  mode: Mode
}

export interface Taken {
  page: Page
  /** What went wrong on the way: page errors, console errors, a page that never became quiet. */
  problems: string[]
}

/** The reference number of the drawings. */
const refusal = { code: 'broken', trace: 'LT-0521-7K3M' }
/** A page that has not come to rest by then never will, in ms. */
const patience = 20_000
/** Pages longer than this many screens are cut there. */
const longest = 5
const stranger = 'oShotsStranger'.padEnd(28, 'x')

type Answer = { ok: true; now: number; data: object } | { ok: false; now: number; refusal: object }

/** Opens pages of the built app behind `doorUrl` in one state each. Two studios may share a cloud. */
export interface Studio {
  open(scene: Scene, setting: Setting): Promise<Taken>
  close(): Promise<void>
}

/** Answers every phone from the cloud, the same question once only: looking must not change what is seen. */
export function answersOf(cloud: Cloud) {
  const known = new Map<string, Promise<Answer>>()
  const ask = (holder: string, fn: string, event: Record<string, unknown>): Promise<Answer> => {
    const key = `${holder} ${fn} ${JSON.stringify(event)}`
    const answer =
      known.get(key) ?? cloud.call<Answer>(fn, event, { openid: openidOfPhone(holder) ?? stranger })
    known.set(key, answer)
    return answer
  }
  return async (holder: string, fn: string, event: Record<string, unknown>): Promise<Answer> => {
    // Who I am tells what is unread, and reading the inbox changes it.
    await ask(holder, 'member', { action: 'me' })
    return ask(holder, fn, event)
  }
}

export async function openStudio(
  browser: Browser,
  doorUrl: string,
  answers: ReturnType<typeof answersOf>,
  found: Found,
): Promise<Studio> {
  const contexts = new Map<Size, BrowserContext>()
  const contextOf = async (size: Size) => {
    const context =
      contexts.get(size) ??
      (await browser.newContext({
        viewport: sizes[size],
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      }))
    contexts.set(size, context)
    return context
  }

  async function open(scene: Scene, setting: Setting): Promise<Taken> {
    const { face, mode, size } = setting
    const page = await (await contextOf(size)).newPage()
    const holder = holderOf(scene, found)
    const problems: string[] = []
    const traffic = watch(page, problems, face)
    await page.clock.setFixedTime(MOMENT)
    // What esbuild leaves in functions that run in the page.
    await page.addInitScript('globalThis.__name = named => named')
    await page.addInitScript(keep, keptBy(holder, mode, scene.keeps?.(found) ?? {}))
    await intercept(
      page,
      '*/call/*',
      paused => {
        const about = changesOf(scene, face)
        return reply(paused, { scene, face, mode, holder, about, answers, held: traffic.held })
      },
      error => problems.push(`cannot answer: ${error.message}`),
    )
    // As the pages write it themselves: a space is %20 to them and never a plus.
    const query = Object.entries(scene.query?.(found) ?? {})
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&')
    const persona = holder ? `?persona=${holder}` : ''
    await page.goto(`${doorUrl}/${persona}#/${scene.path}${query ? `?${query}` : ''}`)
    await quiet(page, traffic, face, problems)
    if (face === 'full' && scene.acts) {
      await scene
        .acts(page, found)
        .catch((error: Error) => problems.push(`cannot act: ${error.message.split('\n')[0]}`))
      await quiet(page, traffic, face, problems)
    }
    return { page, problems }
  }

  return {
    open,
    async close() {
      for (const context of contexts.values()) await context.close()
    },
  }
}

/** Makes the screen as high as the page is long. False when it fitted already. */
export async function stretch(page: Page, size: Size): Promise<boolean> {
  const { width, height } = sizes[size]
  await page.setViewportSize({ width, height })
  const long = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('.lt')].map(one => one.scrollHeight),
      document.body.scrollHeight,
    ),
  )
  if (long <= height + 8) return false
  await page.setViewportSize({ width, height: Math.min(long, height * longest) })
  await page.evaluate(resting, false)
  return true
}

/** In the page, before its own code: this person's phone and nobody else's. */
function keep(all: Record<string, string>): void {
  localStorage.clear()
  for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value)
}

function keptBy(holder: string, mode: Mode, more: Record<string, unknown>): Record<string, string> {
  const name = (key: string) => `lintuan.${holder || 'stranger'}.${key}`
  const all = { elder: mode === 'elder', ...more }
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [name(key), JSON.stringify(value)]))
}

const changesOf = (scene: Scene, face: Face): Changes => ({
  ...(face === 'empty' ? empties : {}),
  ...scene.changes,
})

interface Asked {
  scene: Scene
  face: Face
  mode: Mode
  holder: string
  about: Changes
  answers: ReturnType<typeof answersOf>
  held: Set<string>
}

async function reply(
  paused: Paused,
  { scene, face, mode, holder, about, answers, held }: Asked,
): Promise<unknown> {
  const fn = new URL(paused.url).pathname.replace('/call/', '')
  const event = JSON.parse(paused.body || '{}') as Record<string, unknown>
  const key = `${fn}/${String(event.action)}`
  const concerned = scene.me === true || key !== 'member/me'
  if (concerned && face === 'loading') return void held.add(nameOf(paused.url, paused.body))
  if (concerned && face === 'offline') return paused.disconnect()
  const say = (result: object) => paused.answer({ result })
  if (concerned && face === 'refused') return say({ ok: false, now: MOMENT, refusal })
  if (scene.refuses?.[key]) return say({ ok: false, now: MOMENT, refusal: scene.refuses[key] })
  const answer = await answers(holder, fn, event)
  if (!answer.ok) return say(answer)
  const changed = about[key] ? about[key](answer.data as never) : answer.data
  return say({ ...answer, data: fn === 'member' ? inMode(changed, mode) : changed })
}

/** Whoever holds the phone has chosen this mode. */
function inMode(data: object, mode: Mode): object {
  const { member } = data as { member?: object | null }
  return member ? { ...data, member: { ...member, elder: mode === 'elder' } } : data
}

interface Traffic {
  underway: Set<Request>
  /** Questions that are never answered, by their names. */
  held: Set<string>
}

/** What the browser and whoever answers in its place both know of a question. */
const nameOf = (url: string, body: string | null) => `${url} ${body ?? ''}`

function watch(page: Page, problems: string[], face: Face): Traffic {
  const traffic: Traffic = { underway: new Set(), held: new Set() }
  page.on('request', request => void traffic.underway.add(request))
  page.on('requestfinished', request => void traffic.underway.delete(request))
  page.on('requestfailed', request => {
    traffic.underway.delete(request)
    if (!request.url().includes('/call/')) problems.push(`not loaded: ${new URL(request.url()).pathname}`)
  })
  page.on('response', response => {
    if (response.status() >= 400) problems.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  page.on('pageerror', error => problems.push(`page error: ${error.message}`))
  page.on('console', message => {
    // The browser tells of the broken connection that we made.
    if (face === 'offline' && message.text().startsWith('Failed to load resource')) return
    if (message.type() === 'error') problems.push(`console: ${message.text().slice(0, 300)}`)
  })
  return traffic
}

/** Waits until nothing is asked any more, nothing is a skeleton, and every picture and letter is there. */
async function quiet(page: Page, traffic: Traffic, face: Face, problems: string[]): Promise<void> {
  const until = Date.now() + patience
  let calm = 0
  while (calm < 3) {
    if (Date.now() > until) {
      problems.push('never quiet')
      return
    }
    const rests = await page.evaluate(resting, face === 'loading')
    const idle = [...traffic.underway].every(request =>
      traffic.held.has(nameOf(request.url(), request.postData())),
    )
    calm = rests && idle ? calm + 1 : 0
  }
}

/** In the page: two frames later, is everything drawn? */
async function resting(loading: boolean): Promise<boolean> {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
  if (!document.querySelector('.lt')) return false
  if (!loading && document.querySelector('[data-testid="skeleton"]')) return false
  const pictures = [...document.images].filter(picture => picture.src)
  if (pictures.some(picture => !picture.complete)) return false
  await Promise.all(pictures.map(picture => picture.decode().catch(() => undefined)))
  return document.getAnimations().every(animation => animation.playState !== 'running')
}
