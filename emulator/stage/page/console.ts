/** The console: what lies in the local cloud, what happened last, and what a developer may do to it. */
import type { StageState } from '../shapes'
import { collectionPage, collections } from './console-collections'
import { pages, stuckCount } from './console-pages'
import { fill, h, place } from './dom'
import { get, listen } from './net'
import { empty } from './sheets'
import { exact } from './times'
import { say } from './word'

const main = place('main')
const side = place('side')

/** `#/invocations`, `#/collection/orders`; the first page when nothing is said. */
const here = () => decodeURIComponent(location.hash.replace(/^#\//, '')) || pages[0]!.key

let drawing = 0

/** Draws where we are. When the cloud asks for it, whoever is writing is not interrupted. */
async function draw(unasked = false): Promise<void> {
  const mine = ++drawing
  try {
    const [list, stuck, { now }] = await Promise.all([collections(), stuckCount(), get<StageState>('state')])
    const key = here()
    if (mine !== drawing) return
    place('clock').textContent = exact(now)
    drawSide(key, list, stuck)
    const page = pages.find(each => each.key === key)
    const collection = key.replace(/^collection\//, '')
    const { about, body } = page
      ? { about: page.about, body: await page.draw(() => void draw()) }
      : await collectionPage(collection, () => void draw())
    if (mine !== drawing || (unasked && writing())) return
    const open = new Set(
      [...main.querySelectorAll<HTMLElement>('details[open]')].map(each => each.dataset.key),
    )
    const held = main.contains(document.activeElement) ? nameOf(document.activeElement!) : undefined
    main.replaceChildren(h('h2', {}, page?.name ?? collection), h('p', { class: 'sub' }, about), body)
    // What somebody was reading stays open while the cloud goes on, and whoever goes by keys stays where she was.
    for (const each of main.querySelectorAll('details')) each.open = open.has(each.dataset.key)
    const holding = [...main.querySelectorAll<HTMLElement>('summary, button, a')]
    holding.find(each => nameOf(each) === held)?.focus()
  } catch (error) {
    if (mine === drawing) drawRefused((error as Error).message)
  }
}

const writing = () =>
  main.contains(document.activeElement) && document.activeElement!.matches('input, form select')

/** By what a control is found again when the page was drawn anew. */
const nameOf = (element: Element) =>
  element.closest('details')?.dataset.key ?? element.getAttribute('aria-label') ?? element.textContent

/** What was being read stays; where nothing was drawn yet, the page says itself why there is nothing. */
function drawRefused(sentence: string): void {
  if (main.childElementCount > 0) return say(sentence)
  const first = pages[0]!
  const way = h('a', { class: 'ghost', href: `#/${first.key}` }, `去看${first.name}`)
  main.replaceChildren(h('h2', {}, '这里看不了'), empty(sentence, way))
}

/** The places to go; where they are a line to push along, the one at hand is in sight. */
function drawSide(key: string, list: { name: string; count: number }[], stuck: number): void {
  const focused = (document.activeElement as HTMLAnchorElement | null)?.hash
  const entry = (to: string, name: string, count?: number, alarming = false) =>
    h(
      'a',
      // A collection may have any name, one with a percent sign too.
      {
        href: `#/${to.split('/').map(encodeURIComponent).join('/')}`,
        'aria-current': to === key ? 'page' : undefined,
      },
      name,
      count !== undefined && h('span', { class: alarming && count > 0 ? 'n some' : 'n' }, String(count)),
    )
  const group = (title: string, entries: Node[]) => [
    h('h2', {}, title),
    h('div', { class: 'group' }, ...entries),
  ]
  fill(side, JSON.stringify([key, list, stuck]), () => [
    ...group(
      '发生了什么',
      pages.map(page => entry(page.key, page.name, page.key === 'stuck' ? stuck : undefined, true)),
    ),
    ...group(
      '集合',
      list.map(({ name, count }) => entry(`collection/${name}`, name, count)),
    ),
  ])
  for (const each of side.querySelectorAll<HTMLElement>('.group')) {
    const current = each.querySelector<HTMLElement>('[aria-current]')
    if (current)
      each.scrollLeft = current.offsetLeft - each.offsetLeft - (each.clientWidth - current.clientWidth) / 2
  }
  const again = [...side.querySelectorAll('a')].find(link => link.hash === focused)
  if (focused && again) again.focus()
}

let soon: ReturnType<typeof setTimeout> | undefined
const drawSoon = () => {
  clearTimeout(soon)
  soon = setTimeout(() => void (writing() || draw(true)), 300)
}

window.addEventListener('hashchange', () => {
  main.replaceChildren()
  void draw()
})
listen({ changed: drawSoon, clock: drawSoon }, connected =>
  connected ? void draw() : say('本地云没在运行，再运行一次 npm start', true),
)
