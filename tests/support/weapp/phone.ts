import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appFolder } from '../../../scripts/support/app.ts'
import type { Persona } from '../../../emulator/types.ts'
import { loader } from './bundle.ts'
import { Page, type Sharing } from './page.ts'
import { pause, waitFor } from './patience.ts'
import { draw, freshId, register, type Instance } from './screen.ts'
import { Sight } from './sight.ts'
import { seesTestids } from './testids.ts'
import { fixedDate, patientTimeout } from './time.ts'
import { usualAnswers, wechat, type Answers, type CloudCall, type CloudOfPhone, type Done } from './wechat.ts'
import { wrapperDefinition } from './wrapper.ts'

export interface PhoneOptions {
  cloud: CloudOfPhone
  /** Who holds the phone; absent: somebody nobody has seen before. */
  persona?: Pick<Persona, 'openid'> & { unionid?: string }
  answers?: Partial<Answers>
  /** Folder of the compiled mini-program, default `dist/weapp`. */
  app?: string
  /** What the phone's own clock says for good, in ms since 1970; absent: it runs. */
  ownClock?: number
  /** What an earlier start of the app kept on this phone. */
  storage?: Map<string, unknown>
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

type Definition = Record<string, unknown>
let strangers = 0

/** One phone with the compiled mini-program on it. Several can live side by side, each with its own app. */
export class Phone {
  readonly openid: string
  readonly unionid?: string
  readonly cloud: CloudOfPhone
  readonly answers: Answers
  /** Everything asked of `wx`, oldest first. */
  readonly done: Done[] = []
  /** Every call of a cloud function, oldest first. */
  readonly calls: CloudCall[] = []
  /** Cards handed on from this phone, oldest first. */
  readonly cards: Sharing[] = []
  readonly busy = new Set<Promise<unknown>>()
  readonly storage: Map<string, unknown>
  readonly sight = new Sight(run => this.soon(run))
  /** The pages one above the other; the last is seen. */
  readonly stack: Page[] = []
  private readonly tabs = new Map<string, Page>()
  private readonly json: AppJson
  private readonly load: (path: string) => unknown
  private readonly folder: string
  private readonly registered = new Map<string, string>()
  private app: Definition | undefined
  private defined: Definition | undefined
  private readonly testidOf: (id: string) => string | undefined

  constructor(options: PhoneOptions) {
    this.cloud = options.cloud
    this.openid = options.persona?.openid ?? `stranger-${++strangers}`
    this.unionid = options.persona?.unionid
    this.answers = { ...usualAnswers(), ...options.answers }
    this.storage = options.storage ?? new Map<string, unknown>()
    this.folder = options.app ?? appFolder('weapp')
    this.json = JSON.parse(readFileSync(join(this.folder, 'app.json'), 'utf8')) as AppJson
    const define = (definition: Definition) => void (this.defined = definition)
    const wx = wechat(this)
    this.testidOf = seesTestids(wx)
    this.load = loader(this.folder, {
      wx,
      Date: options.ownClock === undefined ? Date : fixedDate(options.ownClock),
      setTimeout: patientTimeout,
      App: (definition: Definition) => void (this.app = definition),
      Page: define,
      Component: define,
      Behavior: (definition: Definition) => definition,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.map(page => page.instance),
      requirePlugin: () => ({}),
    })
  }

  /** Starts the app as a tap on `url` (default: the first page) would, with WeChat's scene number. */
  async launch(url = this.json.pages[0] ?? '', scene = 1001): Promise<Page> {
    const { route, query } = parse(url)
    const entry = { path: route, query, scene, referrerInfo: {} }
    this.load('app.js')
    if (!this.app) throw new Error('app.js did not call App()')
    for (const hook of ['onLaunch', 'onShow']) this.live(hook, entry)
    await this.route('reLaunch', { url })
    await this.settle()
    return this.page
  }

  /** The page that is seen. */
  get page(): Page {
    const top = this.stack.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  /** Waits until this page is seen, by route or the end of one (`checkout/index`), and everything is quiet. */
  async at(route: string): Promise<Page> {
    await waitFor(() => this.stack.at(-1)?.route.endsWith(route), {
      describe: () => `waiting for ${route}; seen is ${this.stack.at(-1)?.route ?? 'nothing'}`,
    })
    await this.settle()
    return this.page
  }

  /** Goes there as a link or a card would, without leaving the app. */
  async open(url: string): Promise<Page> {
    await this.route(this.isTab(parse(url).route) ? 'switchTab' : 'navigateTo', { url })
    await this.settle()
    return this.page
  }

  async back(): Promise<Page> {
    await this.route('navigateBack', { delta: 1 })
    await this.settle()
    return this.page
  }

  /** The phone is put away and taken up again, on the same page. */
  async lookAgain(): Promise<Page> {
    const { page } = this
    await this.hideTop()
    this.live('onHide')
    this.live('onShow')
    await this.showTop()
    await this.settle()
    return page
  }

  /** The app is swept away; what it was doing ends here. Storage stays. */
  async close(): Promise<void> {
    while (this.stack.length > 0) await this.pop()
    for (const page of this.tabs.values()) await this.unload(page)
    this.tabs.clear()
  }

  /** Scrolls: now the nodes whose ids are `sees` are near the screen, and no others of those a page observes. */
  async scroll(sees: (id: string) => boolean): Promise<void> {
    this.sight.scroll(sees)
    await this.settle()
  }

  /** Until no call is on its way and nothing has been painted for a moment. An answer to wait for needs `waitFor`. */
  async settle(): Promise<void> {
    let seen = -1
    for (let quiet = 0, rounds = 0; quiet < 4 && rounds < 500; rounds += 1) {
      await pause(8)
      const painted = this.stack.reduce((sum, page) => sum + page.painted.calls, 0)
      quiet = painted === seen && this.busy.size === 0 ? quiet + 1 : 0
      seen = painted
    }
  }

  /** The toasts that were shown, oldest first. */
  toasts(): string[] {
    return this.done.filter(({ api }) => api === 'showToast').map(({ options }) => String(options.title))
  }

  /** WeChat's own navigation, with its order of life-cycle calls. */
  async route(api: string, options: { url?: string; delta?: number }): Promise<void> {
    const { route, query } = parse(options.url ?? '', this.stack.at(-1)?.route)
    if (api !== 'navigateBack' && !this.knows(route)) throw fail(api, `page "${route}" is not found`)
    if (api === 'navigateTo') {
      if (this.isTab(route)) throw fail(api, 'can not navigateTo a tabbar page')
      if (this.stack.length >= 10) throw fail(api, 'page limit exceeded: 10')
      await this.hideTop()
      await this.push(route, query)
    } else if (api === 'redirectTo') {
      if (this.isTab(route)) throw fail(api, 'can not redirectTo a tabbar page')
      await this.pop()
      await this.push(route, query)
    } else if (api === 'navigateBack') {
      const steps = Math.min(options.delta ?? 1, this.stack.length - 1)
      for (let step = 0; step < steps; step += 1) await this.pop()
      await this.showTop()
    } else if (api === 'switchTab') {
      if (!this.isTab(route)) throw fail(api, 'can not switch to no-tabBar page')
      await this.toTab(route, query)
    } else {
      await this.close()
      await this.push(route, query)
    }
  }

  private soon(run: () => void): void {
    const done = Promise.resolve().then(run)
    this.busy.add(done)
    void done.finally(() => this.busy.delete(done))
  }

  /** Calls a life-cycle function of the app, when it has one. */
  private live(hook: string, argument?: unknown): void {
    const hooked = this.app?.[hook]
    if (typeof hooked === 'function') (hooked as (argument: unknown) => void).call(this.app, argument)
  }

  private async toTab(route: string, query: Record<string, string>): Promise<void> {
    while (this.stack.length > 1) await this.pop()
    if (this.stack.at(-1)?.route === route) return this.showTop()
    const left = this.stack.at(-1)
    if (left && this.tabs.has(left.route)) {
      await this.hideTop()
      this.stack.pop()
    } else if (left) {
      await this.pop()
    }
    const kept = this.tabs.get(route)
    if (!kept) return this.push(route, query)
    this.stack.push(kept)
    await this.showTop()
  }

  private async push(route: string, query: Record<string, string>): Promise<void> {
    const page = this.create(route, query)
    this.stack.push(page)
    if (this.isTab(route)) this.tabs.set(route, page)
    await page.live('onLoad', query)
    await this.showTop()
    await waitFor(() => page.painted.calls > 0, { describe: () => `${route} paints nothing` })
    await page.live('onReady')
  }

  private create(route: string, query: Record<string, string>): Page {
    const drawn = draw(this.registeredPage(route))
    Object.assign(drawn.instance, { route, __route__: route, is: route, options: query })
    const shared = async ({ title = '', path = `/${route}`, imageUrl }: Sharing) => {
      const card = { title, path: path.replace(/^\//, ''), ...(imageUrl ? { imageUrl } : {}) }
      this.cards.push(card)
      this.cloud.shares.add({ fromOpenid: this.openid, ...card })
    }
    return new Page(route, query, drawn, () => this.settle(), shared, this.testidOf)
  }

  /** WeChat knows pages and components, the drawing library only components: a page becomes one. */
  private registeredPage(route: string): string {
    const known = this.registered.get(route)
    if (known) return known
    const json = JSON.parse(readFileSync(join(this.folder, `${route}.json`), 'utf8')) as {
      usingComponents?: Record<string, string>
    }
    const usingComponents = Object.fromEntries(
      Object.entries(json.usingComponents ?? {}).map(([name, path]) => [
        name,
        this.registeredComponent(join(route, '..', path)),
      ]),
    )
    this.defined = undefined
    this.load(`${route}.js`)
    const definition = this.defined as Definition | undefined
    if (!definition) throw new Error(`${route}.js did not call Page()`)
    const id = freshId()
    register({
      id,
      app: this.folder,
      path: route,
      tagName: 'page',
      usingComponents,
      ...asComponent(definition),
    })
    this.registered.set(route, id)
    return id
  }

  private registeredComponent(path: string): string {
    const known = this.registered.get(path)
    if (known) return known
    const id = freshId()
    // Known before it is read: Taro's component for deep nesting uses itself.
    this.registered.set(path, id)
    const json = JSON.parse(readFileSync(join(this.folder, `${path}.json`), 'utf8')) as {
      usingComponents?: Record<string, string>
    }
    const usingComponents = Object.fromEntries(
      Object.entries(json.usingComponents ?? {}).map(([name, used]) => [
        name,
        this.registeredComponent(join(path, '..', used)),
      ]),
    )
    this.defined = undefined
    this.load(`${path}.js`)
    const definition = wrapperDefinition((this.defined as Definition | undefined) ?? {}, () => this.stack)
    register({ id, app: this.folder, path, tagName: path, usingComponents, ...definition })
    return id
  }

  private async showTop(): Promise<void> {
    const top = this.stack.at(-1)
    if (!top || top.shown) return
    top.shown = true
    await top.live('onShow')
  }

  private async hideTop(): Promise<void> {
    const top = this.stack.at(-1)
    if (!top?.shown) return
    top.shown = false
    await top.live('onHide')
  }

  private async pop(): Promise<void> {
    const page = this.stack.pop()
    if (!page) return
    this.tabs.delete(page.route)
    await this.unload(page)
  }

  private async unload(page: Page): Promise<void> {
    if (page.closed) return
    await page.live('onUnload')
    page.remove()
  }

  private isTab(route: string): boolean {
    return this.json.tabBar?.list.some(tab => tab.pagePath === route) ?? false
  }

  private knows(route: string): boolean {
    const inPackages = (this.json.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map(page => `${root}/${page}`),
    )
    return this.json.pages.includes(route) || inPackages.includes(route)
  }
}

/** Puts the compiled mini-program on a phone and starts it. */
export async function openPhone(options: PhoneOptions & { url?: string; scene?: number }): Promise<Phone> {
  const phone = new Phone(options)
  await phone.launch(options.url, options.scene)
  return phone
}

function asComponent(definition: Definition): { data: unknown; methods: Definition } {
  const methods = Object.entries(definition).filter(([, value]) => typeof value === 'function')
  return { data: definition.data ?? {}, methods: Object.fromEntries(methods) }
}

function parse(url: string, from = ''): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const route = path.startsWith('/') ? path.slice(1) : path.startsWith('.') ? join(from, '..', path) : path
  return { route, query: Object.fromEntries(new URLSearchParams(search)) }
}

function fail(api: string, why: string): Error {
  return Object.assign(new Error(`${api}:fail ${why}`), { errMsg: `${api}:fail ${why}` })
}

export type { Instance }
