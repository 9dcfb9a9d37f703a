import type { CloudOfPhone } from './wechat.ts'
import type { Sharing } from './page.ts'
import { waitFor } from './patience.ts'
import { Phone, type PhoneOptions } from './phone.ts'
import type { Spot } from './tree.ts'

/** Generous: the machine may be shared by many. Nothing waits this long unless it will never come. */
const PATIENCE = 40_000

export interface PageSize {
  nodes: number
  depth: number
}

export interface HolderOptions {
  cloud: CloudOfPhone
  who: string
  openid?: string
  /** Its app, as `PhoneOptions.app`. */
  app?: string | undefined
  ownClock: number
  /** Is told of every page she looks at, each time she does something. */
  seen?: (route: string, size: PageSize) => void
}

/**
 * Somebody with the mini-program in her hand, in the words of a story. Parts of a page are named by `data-testid`.
 * Every verb waits until what it needs is there, and says what the page showed instead when it never came.
 */
export class Holder {
  /** Every finger on the glass so far: on which page, and on what. */
  readonly taps: { page: string; testid: string }[] = []
  private held: Phone | undefined
  private readonly making: PhoneOptions

  constructor(private readonly options: HolderOptions) {
    const { cloud, who, openid, app, ownClock } = options
    this.making = {
      cloud,
      persona: { openid: openid ?? `stranger-${who}` },
      ownClock,
      ...(app ? { app } : {}),
    }
  }

  get who(): string {
    return this.options.who
  }

  get phone(): Phone {
    if (!this.held) throw new Error(`${this.who} has opened nothing yet`)
    return this.held
  }

  /** Starts the app cold at a page, as a card, a code or a message would. What the phone kept is still there. */
  async opens(url: string, scene = 1001): Promise<void> {
    const before = this.held
    await before?.close()
    const kept = before ? { storage: before.storage, answers: before.answers } : {}
    this.held = new Phone({ ...this.making, ...kept })
    await this.held.launch(url, scene)
    this.look()
  }

  /** Puts the phone away and takes it up again. */
  async looksAgain(): Promise<void> {
    await this.phone.lookAgain()
  }

  async goesBack(): Promise<void> {
    await this.phone.back()
  }

  async tap(testid: string): Promise<void> {
    await this.part(testid, `${testid} to tap`)
    const { page } = this.phone
    this.taps.push({ page: page.route, testid })
    await page.tap({ testid, nth: page.all({ testid }).length - 1 })
    this.look()
  }

  async tapTimes(testid: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await this.tap(testid)
  }

  /** Waits until a part of the page is there, with these words in it when there are any. Spaces do not count. */
  async see(testid: string, words?: string | RegExp): Promise<void> {
    await this.part(testid, words === undefined ? testid : `${testid} with ${String(words)}`, words)
    this.look()
  }

  /** Waits until one of these parts is there, and answers which. */
  async seeOneOf<T extends string>(...testids: T[]): Promise<T> {
    return waitFor(
      () => testids.find(testid => this.phone.page.has({ testid })),
      this.patience(testids.join(' or ')),
    )
  }

  /** Waits until words are anywhere on the page. */
  async reads(words: string | RegExp): Promise<void> {
    await waitFor(() => says(this.phone.page.text(), words), this.patience(String(words)))
    this.look()
  }

  /** Waits until a part of the page is gone. */
  async misses(testid: string): Promise<void> {
    await waitFor(() => !this.phone.page.has({ testid }), this.patience(`the end of ${testid}`))
  }

  /** What a part says, without its spaces, once it is there. */
  async says(testid: string): Promise<string> {
    return squeezed((await this.part(testid, testid)).text)
  }

  /** Writes into the field inside this part. */
  async writes(testid: string, text: string): Promise<void> {
    const field = await waitFor(
      () => ['input', 'textarea'].flatMap(type => this.fields(testid, type)).at(0),
      this.patience(`${testid} to write in`),
    )
    this.taps.push({ page: this.phone.page.route, testid })
    await this.phone.page.input({ type: field.type, in: this.last(testid)! }, text)
  }

  /** Puts goods into the basket, a tap a piece. */
  async chooses(basket: Record<string, number>): Promise<void> {
    for (const [sku, pieces] of Object.entries(basket)) await this.tapTimes(`step-${sku}-plus`, pieces)
  }

  /** Two taps: agrees, and becomes a member. */
  async consents(): Promise<void> {
    await this.tap('agree')
    await this.tap('become-member')
    await this.misses('consent')
  }

  /** The finger that opens WeChat's list of chats; answers the card that went there. */
  async shares(testid: string): Promise<Sharing> {
    await this.part(testid, `${testid} to share with`)
    this.taps.push({ page: this.phone.page.route, testid })
    const { page } = this.phone
    const before = this.phone.cards.length
    await page.tap({ testid })
    return waitFor(() => this.phone.cards[before], this.patience(`a card from ${testid}`))
  }

  /** What was asked of `wx` under this name, oldest first. */
  asked(api: string): Record<string, unknown>[] {
    return this.phone.done.filter(done => done.api === api).map(({ options }) => options)
  }

  /** What the page on top was opened with, for example the id of the order just placed. */
  async parameter(route: string, name: string): Promise<string> {
    await this.at(route)
    const value = this.phone.page.query[name]
    if (!value) throw new Error(`${this.who} is at ${route}, which was opened without ${name}`)
    return value
  }

  /** Waits until the page whose route ends like this is on top. */
  async at(route: string): Promise<void> {
    await waitFor(() => this.phone.page.route.endsWith(route), this.patience(`the page ${route}`))
  }

  /** Screens a finger was put on, each once. */
  get screens(): string[] {
    return [...new Set(this.taps.map(({ page }) => page))]
  }

  /** Calls that did not come back from the cloud as an answer. */
  get failures(): string[] {
    const calls = this.held?.calls ?? []
    return calls.flatMap(({ name, data, outcome }) =>
      outcome instanceof Error ? [`${name}/${String(data.action)}: ${outcome.message}`] : [],
    )
  }

  async closes(): Promise<void> {
    await this.held?.close()
  }

  private fields(testid: string, type: string): Spot[] {
    const within = this.last(testid)
    return within ? this.phone.page.all({ type, in: within }) : []
  }

  private last(testid: string): Spot | undefined {
    return this.phone.page.all({ testid }).at(-1)
  }

  private async part(testid: string, what: string, words?: string | RegExp): Promise<Spot> {
    return waitFor(() => {
      const parts = this.phone.page.all({ testid })
      return parts.filter(({ text }) => words === undefined || says(text, words)).at(-1)
    }, this.patience(what))
  }

  private look(): void {
    const { page } = this.phone
    this.options.seen?.(page.route, page.size())
  }

  private patience(what: string): { within: number; describe: () => string } {
    return {
      within: PATIENCE,
      describe: () => {
        const top = this.held?.stack.at(-1)
        return `${this.who} waited for ${what} in vain\nat ${top?.route} the page says: ${top?.text().slice(0, 1200)}`
      },
    }
  }
}

const squeezed = (text: string): string => text.replace(/\s+/g, '')

function says(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? squeezed(text).includes(squeezed(words)) : words.test(squeezed(text))
}
