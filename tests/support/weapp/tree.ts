import { isText, type Element } from './screen.ts'

/** One node of a drawn page as a person or an audit sees it. */
export interface Spot {
  /** Built-in component, for example `view` or `button`. */
  type: string
  /** As the renderer has them, names in camel case. */
  attrs: Record<string, unknown>
  /** Text of the node and everything in it, spaces folded. */
  text: string
  /** `data-testid` as the app wrote it. Taro keeps it to itself and never paints it. */
  testid?: string
  children: Spot[]
  parent?: Spot
  element: Element
}

/** How a node is named: its text, or what tells it apart. All that are given have to fit. */
export type What =
  | string
  | {
      /** The text as a whole; of nested nodes with this text the innermost is meant. */
      text?: string | RegExp
      /** `aria-label`. */
      label?: string | RegExp
      placeholder?: string
      type?: string
      /** `data-testid` */
      testid?: string
      /** A class as written in the style sheet; the hash behind it may be left away. */
      class?: string
      /** Looks only inside. */
      in?: Spot
      /** Of several, which one, from 0. */
      nth?: number
    }

/** Answers the `data-testid` of the node with this id, when the app gave it one. */
export type TestidOf = (id: string) => string | undefined

/** Reads what is drawn, from the root component down, without the nodes that only exist in templates. */
export function readTree(root: Element, testidOf: TestidOf = () => undefined): Spot {
  const page: Spot = { type: 'page', attrs: {}, text: '', children: [], element: root }
  page.children = inside(root, page, testidOf)
  page.text = textOf(page)
  return page
}

function inside(node: Element, parent: Spot, testidOf: TestidOf): Spot[] {
  // Our own components (deep nesting, custom wrappers) keep their content in the shadow, built-in ones do not.
  const own = node.is?.startsWith('drawn-') && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes
  return own.flatMap(child => {
    if (isText(child)) return child.textContent ? [textSpot(child, parent)] : []
    if (child.__virtual) return inside(child, parent, testidOf)
    const attrs = Object.fromEntries((child._vt?.attrs ?? []).map(({ name, value }) => [camel(name), value]))
    const testid = typeof attrs.id === 'string' ? testidOf(attrs.id) : undefined
    const spot: Spot = {
      type: child._vt?.tagName ?? 'node',
      attrs,
      text: '',
      ...(testid === undefined ? {} : { testid }),
      children: [],
      parent,
      element: child,
    }
    spot.children = inside(child, spot, testidOf)
    spot.text = textOf(spot)
    return [spot]
  })
}

/** Texts side by side in one node are one text; nodes are apart. */
function textOf(spot: Spot): string {
  let text = ''
  for (const [index, child] of spot.children.entries()) {
    const flows = child.type === '#text' && spot.children[index - 1]?.type === '#text'
    text += flows || spot.type === 'text' ? child.text : ` ${child.text}`
  }
  return fold(text)
}

function textSpot(node: Element, parent: Spot): Spot {
  return { type: '#text', attrs: {}, text: node.textContent ?? '', children: [], parent, element: node }
}

/** All nodes that fit, in the order in which they are drawn. */
export function findAll(page: Spot, what: What): Spot[] {
  const wish = typeof what === 'string' ? { text: what } : what
  const everything = everySpot(wish.in ?? page).filter(spot => spot.type !== '#text' && spot.type !== 'page')
  const fitting = everything.filter(
    spot =>
      fits(spot.text, wish.text) &&
      fits(spot.attrs.ariaLabel, wish.label) &&
      fits(spot.attrs.placeholder, wish.placeholder) &&
      fits(spot.type, wish.type) &&
      (wish.testid === undefined || spot.testid === wish.testid) &&
      (wish.class === undefined ||
        classes(spot).some(name => name === wish.class || name.startsWith(`${wish.class}_`))),
  )
  // A button, its inner view and its text all read the same; the innermost is what a finger meets.
  const innermost = fitting.filter(spot => !fitting.some(other => other !== spot && isInside(other, spot)))
  return wish.nth === undefined ? innermost : innermost.slice(wish.nth, wish.nth + 1)
}

export function everySpot(spot: Spot): Spot[] {
  return [spot, ...spot.children.flatMap(everySpot)]
}

/** The next node around this one, or itself, that fits. */
export function around(spot: Spot | undefined, fits: (spot: Spot) => boolean): Spot | undefined {
  return spot === undefined || fits(spot) ? spot : around(spot.parent, fits)
}

/** Nodes, levels and the most children of one node, as WeChat's audit counts them: text nodes are none. */
export function measureTree(page: Spot): { nodes: number; depth: number; mostChildren: number } {
  const elements = (spot: Spot) => spot.children.filter(child => child.type !== '#text')
  const depth = (spot: Spot): number => 1 + Math.max(0, ...elements(spot).map(depth))
  const all = everySpot(page).filter(spot => spot.type !== '#text')
  return {
    nodes: all.length,
    depth: depth(page),
    mostChildren: Math.max(...all.map(spot => elements(spot).length)),
  }
}

function fits(value: unknown, wish: string | RegExp | undefined): boolean {
  if (wish === undefined) return true
  if (typeof value !== 'string') return false
  return typeof wish === 'string' ? value === wish : wish.test(value)
}

function classes(spot: Spot): string[] {
  return String(spot.attrs.class ?? '').split(/\s+/)
}

function isInside(spot: Spot, outer: Spot): boolean {
  return spot.parent !== undefined && (spot.parent === outer || isInside(spot.parent, outer))
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
