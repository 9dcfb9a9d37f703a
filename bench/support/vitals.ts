import type { Browser, Page } from 'playwright-core'
import { openBrowser, phoneScreen } from '../../tests/support/browser.ts'

/** How much slower than this machine the phone computes. */
export const SLOWER = 4
/** An odd number, so that the median is one of them. */
export const RUNS = 5

/** What a person notices of a page: when its largest part stands there, how long a tap takes, how much it jumps. */
export interface Vitals {
  /** Largest contentful paint, in ms from the start of the page. */
  lcp: number
  /** When what the page is about stands there, in ms: the largest part may be the crate that is still empty. */
  ready: number
  /** The slowest tap until the next frame, in ms. */
  inp: number
  /** The worst burst of shifts nobody asked for. */
  cls: number
}

export interface Visit {
  url: string
  /** What the phone keeps from before, by its full key. */
  keeps: Record<string, string>
  /** The `data-testid` of what stands there when the page is complete. */
  ready: string
  /** What is tapped then, one after the other, by `data-testid`. */
  taps: string[]
}

/** Opens a page cold on a slow phone several times and answers the median of each of its vitals. */
export async function vitalsOf(visit: Visit): Promise<Vitals> {
  const browser = await openBrowser()
  try {
    const seen: Vitals[] = []
    for (let run = 0; run < RUNS; run += 1) seen.push(await once(browser, visit))
    return {
      lcp: median(seen, 'lcp'),
      ready: median(seen, 'ready'),
      inp: median(seen, 'inp'),
      cls: median(seen, 'cls'),
    }
  } finally {
    await browser.close()
  }
}

async function once(browser: Browser, { url, keeps, ready, taps }: Visit): Promise<Vitals> {
  const context = await browser.newContext(phoneScreen)
  try {
    const page = await context.newPage()
    await page.addInitScript(observing(ready))
    await page.addInitScript(
      `for (const [key, value] of Object.entries(${JSON.stringify(keeps)})) localStorage.setItem(key, value)`,
    )
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(url)
    await page.getByTestId(ready).first().waitFor()
    await drawn(page)
    for (const tap of taps) {
      await page.getByTestId(tap).first().tap()
      await drawn(page)
    }
    const noticed = await page.evaluate<Noticed>('globalThis.noticed()')
    if (noticed.lcp === 0) throw new Error(`${url} painted nothing`)
    // Each tap is seen, also a quick one: the observer hears of whatever takes a frame.
    if (taps.length > 0 && noticed.taps.length === 0) throw new Error(`no tap was noticed at ${url}`)
    return {
      lcp: noticed.lcp,
      ready: noticed.ready,
      inp: Math.max(0, ...noticed.taps),
      cls: worstBurst(noticed.shifts),
    }
  } finally {
    await context.close()
  }
}

interface Shift {
  at: number
  value: number
}
interface Noticed {
  lcp: number
  ready: number
  taps: number[]
  shifts: Shift[]
}

/** In the page, before its own code. A script in words: what is compiled into functions does not exist there. */
const observing = (ready: string) => `{
  const kept = { lcp: 0, ready: 0, taps: [], shifts: [] }
  const heard = {
    'largest-contentful-paint': entry => { kept.lcp = entry.startTime },
    'layout-shift': entry => { if (!entry.hadRecentInput) kept.shifts.push({ at: entry.startTime, value: entry.value }) },
    event: entry => { if (entry.interactionId > 0) kept.taps.push(entry.duration) },
  }
  const observers = Object.entries(heard).map(([type, hear]) => {
    const observer = new PerformanceObserver(list => list.getEntries().forEach(hear))
    observer.observe({ type, buffered: true, ...(type === 'event' ? { durationThreshold: 16 } : {}) })
    return () => observer.takeRecords().forEach(hear)
  })
  const look = () => {
    if (document.querySelector('[data-testid="${ready}"]')) kept.ready = performance.now()
    else requestAnimationFrame(look)
  }
  look()
  globalThis.noticed = () => { observers.forEach(take => take()); return kept }
}`

/** Waits until letters and pictures are there, nothing is a skeleton, and nothing moves any more. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(`!document.querySelector('[data-testid="skeleton"]')`)
  await page.waitForFunction(`[...document.images].every(picture => !picture.src || picture.complete)`)
  await page.waitForFunction(`document.getAnimations().every(({ playState }) => playState !== 'running')`)
  // Two frames: what was asked for last is drawn in the first and told of in the second.
  await page.evaluate(
    `document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))`,
  )
}

/** Shifts less than a second apart are one burst, and a burst ends after five. */
export function worstBurst(shifts: readonly Shift[]): number {
  let worst = 0
  let burst = { from: 0, last: 0, sum: 0 }
  for (const { at, value } of shifts) {
    const same = burst.sum > 0 && at - burst.last < 1_000 && at - burst.from < 5_000
    burst = same ? { from: burst.from, last: at, sum: burst.sum + value } : { from: at, last: at, sum: value }
    worst = Math.max(worst, burst.sum)
  }
  return worst
}

function median(seen: Vitals[], which: keyof Vitals): number {
  return seen.map(one => one[which]).sort((a, b) => a - b)[Math.floor(seen.length / 2)]!
}
