import type { FrameLocator, Locator, Page } from 'playwright-core'

/** Generous: two cores may be shared by many. Nothing waits this long unless it will never come. */
export const PATIENCE = 30_000

/**
 * What somebody looks at, in the words of a story. Every verb waits until what it needs is there, and says what the
 * screen showed instead when it never came.
 */
export class Screen {
  /** Every finger on the glass so far: on which page, and on what. */
  readonly taps: { page: string; testid: string }[] = []

  constructor(
    readonly who: string,
    protected readonly glass: Page | FrameLocator,
    private readonly where: () => string = () => '',
    /** A finger on a phone, a mouse on a desk. */
    private readonly press: 'tap' | 'click' = 'tap',
  ) {}

  async tap(testid: string): Promise<void> {
    const target = this.part(testid)
    await this.awaited(target, `${testid} to tap`)
    this.taps.push({ page: this.path, testid })
    await target[this.press]()
  }

  async tapTimes(testid: string, times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.tap(testid)
  }

  /** Waits until a part of the page is there, with these words in it when there are any. */
  async see(testid: string, words?: string | RegExp): Promise<void> {
    const part = words === undefined ? this.part(testid) : this.all(testid).filter({ hasText: words }).last()
    await this.awaited(part, words === undefined ? testid : `${testid} with ${String(words)}`)
  }

  /** Waits until one of these parts is there, and answers which. */
  async seeOneOf<T extends string>(...testids: T[]): Promise<T> {
    const any = this.glass.locator(testids.map(selector).join(', ')).filter({ visible: true }).last()
    await this.awaited(any, testids.join(' or '))
    return (await any.getAttribute('data-testid')) as T
  }

  /** Waits until words are anywhere on the screen. */
  async reads(words: string | RegExp): Promise<void> {
    await this.awaited(this.glass.getByText(words).filter({ visible: true }).last(), String(words))
  }

  /** Waits until a part of the page is gone from the screen. */
  async misses(testid: string): Promise<void> {
    try {
      await this.part(testid).waitFor({ state: 'hidden', timeout: PATIENCE })
    } catch {
      throw new Error(`${this.who} still sees ${testid}\n${await this.shown()}`)
    }
  }

  /** What a part says, once it is there. */
  async says(testid: string): Promise<string> {
    const part = this.part(testid)
    await this.awaited(part, testid)
    return flat(await part.innerText())
  }

  /** Writes into the field inside this part. */
  async writes(testid: string, text: string): Promise<void> {
    const field = this.part(testid).locator('input, textarea').first()
    await this.awaited(field, `${testid} to write in`)
    this.taps.push({ page: this.path, testid })
    await field.fill(text)
  }

  /** Puts goods into the basket, a tap a piece. */
  async chooses(basket: Record<string, number>): Promise<void> {
    for (const [sku, pieces] of Object.entries(basket)) await this.tapTimes(`step-${sku}-plus`, pieces)
  }

  /** Pays in WeChat's sheet. */
  async pays(amount?: string): Promise<void> {
    await this.see('sheet-pay', amount)
    await this.tap('pay-pay')
    await this.misses('sheet-pay')
  }

  /** Leaves WeChat's sheet without paying. */
  async leavesThePaySheet(): Promise<void> {
    await this.tap('pay-cancel')
    await this.misses('sheet-pay')
  }

  /** Two taps: agrees, and becomes a member. */
  async consents(): Promise<void> {
    await this.tap('agree')
    await this.tap('become-member')
    await this.misses('consent')
  }

  /** Path of the page on top, for example `pages/consumer/order/index`. */
  get path(): string {
    return (this.where().split('#/')[1] ?? '').split('?')[0]!
  }

  /** Screens a finger was put on, each once. */
  get screens(): string[] {
    return [...new Set(this.taps.map(({ page }) => page))]
  }

  /** How large a part's letters are, in CSS pixels. */
  async sizeOf(testid: string): Promise<number> {
    const part = this.part(testid)
    await this.awaited(part, testid)
    return part.evaluate(element => parseFloat(getComputedStyle(element).fontSize))
  }

  /** Pages below the one on top stay in the document, so only what is visible counts, the topmost last. */
  all(testid: string): Locator {
    return this.glass.locator(selector(testid)).filter({ visible: true })
  }

  part(testid: string): Locator {
    return this.all(testid).last()
  }

  /** Everything that can be read now. */
  async shown(): Promise<string> {
    const text = await this.glass
      .locator('body')
      .innerText()
      .catch(() => 'nothing')
    return `at ${this.where()} the screen says: ${flat(text).slice(0, 900)}`
  }

  private async awaited(target: Locator, what: string): Promise<void> {
    try {
      await target.waitFor({ timeout: PATIENCE })
    } catch {
      throw new Error(`${this.who} waited for ${what} in vain\n${await this.shown()}`)
    }
  }
}

const selector = (testid: string): string => `[data-testid="${testid}"]`
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()
