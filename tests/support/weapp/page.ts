import { waitFor } from './patience.ts'
import { fire, type Drawn, type Instance } from './screen.ts'
import { around, findAll, measureTree, readTree, type Spot, type TestidOf, type What } from './tree.ts'

/** What was handed to WeChat's renderer. */
export interface Painted {
  /** Calls of setData, wrappers included. */
  calls: number
  /** Their data as JSON in UTF-8. */
  bytes: number
}

export interface Sharing {
  title?: string
  path?: string
  imageUrl?: string
}

/** A page that lies on the phone's stack. */
export class Page {
  readonly painted: Painted = { calls: 0, bytes: 0 }
  shown = false
  closed = false

  constructor(
    readonly route: string,
    readonly query: Record<string, string>,
    private readonly drawn: Drawn,
    private readonly settled: () => Promise<void>,
    private readonly shared: (card: Sharing) => Promise<unknown>,
    private readonly testidOf: TestidOf = () => undefined,
  ) {
    this.countSetData(this.instance)
  }

  get instance(): Instance {
    return this.drawn.instance
  }

  /** Calls a life-cycle function of the page, when it has one. */
  async live(name: string, argument?: unknown): Promise<unknown> {
    const hook = this.instance[name]
    return typeof hook === 'function'
      ? await (hook as (argument: unknown) => unknown).call(this.instance, argument)
      : undefined
  }

  tree(): Spot {
    return readTree(this.drawn._exparserNode, this.testidOf)
  }

  /** Everything there is to read, spaces folded. */
  text(): string {
    return this.tree().text
  }

  all(what: What): Spot[] {
    return findAll(this.tree(), what)
  }

  has(what: What): boolean {
    return this.all(what).length > 0
  }

  /** Waits until exactly one node fits, at most `within` ms; of several, `nth` says which. */
  async find(what: What, within?: number): Promise<Spot> {
    return waitFor(
      () => {
        const found = this.all(what)
        if (found.length > 1)
          throw new Error(`${found.length} nodes fit ${tell(what)}; say which with nth or in`)
        return found[0]
      },
      {
        within,
        describe: () => `looking for ${tell(what)} on ${this.route}:\n${this.text().slice(0, 1500)}`,
      },
    )
  }

  /** Waits until a text is to be read, or a condition holds. */
  async waitFor(look: string | RegExp | (() => unknown)): Promise<void> {
    const holds =
      typeof look === 'function'
        ? look
        : () => (typeof look === 'string' ? this.text().includes(look) : look.test(this.text()))
    await waitFor(() => (holds() ? true : undefined), {
      describe: () => `waiting for ${String(look)} on ${this.route}:\n${this.text().slice(0, 1500)}`,
    })
  }

  /** A finger on a node. WeChat's own buttons do what they are for: share, or submit their form. */
  async tap(what: What): Promise<void> {
    const spot = await this.find(what)
    const button = around(spot, ({ type }) => type === 'button')
    if (button?.attrs.disabled === true) throw new Error(`${tell(what)} is a disabled button`)
    fire(spot.element, 'tap')
    if (button?.attrs.openType === 'share') await this.share('button')
    if (button?.attrs.formType === 'submit') {
      const form = around(button, ({ type }) => type === 'form')
      if (form) fire(form.element, 'submit', { value: {} })
    }
    await this.settled()
  }

  /** Types into a field; it is told of the whole value at once. */
  async input(what: What, value: string): Promise<void> {
    await this.fire(what, 'input', { value, cursor: value.length })
  }

  /** Chooses in a picker, switch, radio or checkbox group. */
  async change(what: What, value: unknown): Promise<void> {
    await this.fire(what, 'change', { value })
  }

  async fire(what: What, event: string, detail: unknown = {}): Promise<void> {
    fire((await this.find(what)).element, event, detail)
    await this.settled()
  }

  /** Forwards the page; answers the card that was handed over. */
  async share(from: 'menu' | 'button' = 'menu'): Promise<Sharing> {
    const card = ((await this.live('onShareAppMessage', { from })) ?? {}) as Sharing
    await this.shared(card)
    return card
  }

  /** What an action costs the renderer until all is quiet again. */
  async cost(action: () => unknown): Promise<Painted> {
    const { calls, bytes } = this.painted
    await action()
    await this.settled()
    return { calls: this.painted.calls - calls, bytes: this.painted.bytes - bytes }
  }

  /** Nodes, levels and the most children of one node. */
  size(): ReturnType<typeof measureTree> {
    return measureTree(this.tree())
  }

  remove(): void {
    this.closed = true
    this.drawn.detach()
  }

  /** Counts, and hands on only what survives the way to the renderer: JSON. */
  countSetData(instance: Instance): void {
    const paint = instance.setData
    const counted = (data: Record<string, unknown>, done?: () => void): void => {
      const sent = JSON.stringify(data)
      this.painted.calls += 1
      this.painted.bytes += Buffer.byteLength(sent)
      if (!this.closed) paint.call(instance, JSON.parse(sent) as Record<string, unknown>, done)
    }
    Object.defineProperty(instance, 'setData', { value: counted, configurable: true, writable: true })
  }
}

function tell(what: What): string {
  if (typeof what === 'string') return `“${what}”`
  const { in: within, ...rest } = what
  const parts = Object.entries(rest).map(([key, value]) => `${key} ${String(value)}`)
  return parts.join(', ') + (within ? ` in “${within.text.slice(0, 30)}”` : '')
}
