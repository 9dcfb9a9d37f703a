/** The console: what lies in the local cloud, what happened last, and what a developer may do to it. */
import type { StageState } from '../shapes'
import { collectionPage, collections } from './console-collections'
import { pages, stuckCount } from './console-pages'
import { h, place } from './dom'
import { get, listen } from './net'
import { exact } from './times'
import { say } from './word'

const main = place('main')
const side = place('side')

/** `#/invocations`, `#/collection/orders`; the first page when nothing is said. */
const here = () => decodeURIComponent(location.hash.replace(/^#\//, '')) || pages[0]!.key

let drawing = 0

async function draw(): Promise<void> {
  const mine = ++drawing
  try {
    const [list, stuck, { now }] = await Promise.all([collections(), stuckCount(), get<StageState>('state')])
    const key = here()
    const page = pages.find(each => each.key === key)
    const collection = key.replace(/^collection\//, '')
    const { about, body } = page
      ? { about: page.about, body: await page.draw(() => void draw()) }
      : await collectionPage(collection, () => void draw())
    if (mine !== drawing) return
    place('clock').textContent = exact(now)
    drawSide(key, list, stuck)
    const open = new Set(
      [...main.querySelectorAll<HTMLElement>('details[open]')].map(each => each.dataset.key),
    )
    main.replaceChildren(h('h2', {}, page?.name ?? collection), h('p', { class: 'sub' }, about), body)
    // What somebody was reading stays open while the cloud goes on.
    for (const each of main.querySelectorAll('details')) each.open = open.has(each.dataset.key)
  } catch (error) {
    if (mine === drawing) say((error as Error).message)
  }
}

function drawSide(key: string, list: { name: string; count: number }[], stuck: number): void {
  const focused = (document.activeElement as HTMLAnchorElement | null)?.hash
  const entry = (to: string, name: string, count?: number, alarming = false) =>
    h(
      'a',
      { href: `#/${to}`, 'aria-current': to === key ? 'page' : undefined },
      name,
      count !== undefined && h('span', { class: alarming && count > 0 ? 'n some' : 'n' }, String(count)),
    )
  side.replaceChildren(
    h('h2', {}, '发生了什么'),
    ...pages.map(page => entry(page.key, page.name, page.key === 'stuck' ? stuck : undefined, true)),
    h('h2', {}, '集合'),
    ...list.map(({ name, count }) => entry(`collection/${name}`, name, count)),
  )
  const again = [...side.querySelectorAll('a')].find(link => link.hash === focused)
  if (focused && again) again.focus()
}

let soon: ReturnType<typeof setTimeout> | undefined
const drawSoon = () => {
  // Whoever is writing what to look for is not interrupted.
  if (document.activeElement?.id === 'sought' || document.activeElement?.closest('form, .block')) return
  clearTimeout(soon)
  soon = setTimeout(() => void draw(), 300)
}

window.addEventListener('hashchange', () => {
  main.replaceChildren()
  void draw()
})
listen({ changed: drawSoon, clock: drawSoon }, connected =>
  connected ? void draw() : say('本地云没在运行，再运行一次 npm start', true),
)
