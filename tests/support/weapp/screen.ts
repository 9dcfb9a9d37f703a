import { createRequire } from 'node:module'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'

/**
 * WeChat's drawing side: compiles WXML with WeChat's own compiler and draws component trees into a document.
 * The document is ours, made by hand, so that a test can hold it together with a cloud, whose worker threads
 * do not bear the globals of vitest's jsdom environment.
 */
const dom = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true })

/** What the drawing library looks for in the global scope; never visible to the app's own code (bundle.ts). */
const borrowed = ['window', 'document', 'CustomEvent', 'HTMLElement', 'Node', 'TouchEvent'] as const
for (const name of borrowed) {
  const value: unknown = name === 'window' ? dom.window : dom.window[name]
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}
Object.assign(dom.window, { __webview_engine_version__: 0.02 })

const require = createRequire(import.meta.url)
const nearby = createRequire(require.resolve('miniprogram-simulate'))
// Loading it registers the built-in components (view, text, button …).
const simulate = require('miniprogram-simulate') as {
  load(definition: object): string
  render(id: string): Drawn
}
const compiler = nearby('miniprogram-compiler') as { wxmlToJs(folder: string): string }
const exparser = createRequire(nearby.resolve('j-component'))('miniprogram-exparser') as {
  Event: {
    create(name: string, detail: unknown, options: object): object
    dispatchEvent(target: Element, event: object): void
  }
  TextNode: new () => object
}

export interface Drawn {
  _exparserNode: Element
  instance: Instance
  attach(parent: HTMLElement): void
  detach(): void
}

/** What `this` is in a page or component. */
export interface Instance {
  data: Record<string, unknown>
  setData(data: Record<string, unknown>, done?: () => void): void
  [member: string]: unknown
}

/** A node of WeChat's component tree. */
export interface Element {
  childNodes: Element[]
  shadowRoot?: Element
  /** Text nodes only. */
  textContent?: string
  dataset?: Record<string, unknown>
  is?: string
  class?: string
  __virtual?: boolean
  _vt?: { tagName?: string; attrs?: { name: string; value: unknown }[] }
  parentNode?: Element | null
}

type Templates = (path: string) => unknown
const compiled = new Map<string, Templates>()

/** The compiled template of one file of an app; an app is compiled once per process, which takes a second. */
export function template(app: string, path: string): unknown {
  let templates = compiled.get(app)
  if (!templates) {
    // The compiler answers source text; running it is what WeChat does as well.
    templates = new Function(compiler.wxmlToJs(app))() as Templates
    compiled.set(app, templates)
  }
  return templates(path)
}

let lastId = 0
/** An id under which a component can be registered; ids are global to the drawing library. */
export const freshId = (): string => `drawn-${++lastId}`

export interface Definition {
  id: string
  app: string
  /** Path without suffix, relative to the app. */
  path: string
  tagName: string
  usingComponents: Record<string, string>
  [more: string]: unknown
}

export function register(definition: Definition): void {
  const { app, path, ...rest } = definition
  simulate.load({
    ...rest,
    path: join(app, path),
    template: template(app, `${path}.wxml`),
    options: { classPrefix: '', addGlobalClass: true },
  })
}

/** Draws a registered page into the document. */
export function draw(id: string): Drawn {
  const drawn = simulate.render(id)
  drawn.attach(dom.window.document.body)
  return drawn
}

export function isText(node: Element): boolean {
  return node instanceof exparser.TextNode
}

/** Tells a node of an event as WeChat would, bubbling up through all components. */
export function fire(target: Element, name: string, detail: unknown = {}): void {
  const options = {
    bubbles: true,
    capturePhase: true,
    composed: true,
    extraFields: { touches: [], changedTouches: [] },
  }
  exparser.Event.dispatchEvent(target, exparser.Event.create(name, detail, options))
}
