import type { Browser, BrowserContext, Page } from 'playwright-core'
import { phoneScreen } from '../browser'
import { PATIENCE, Screen } from './screen'

/** What a phone did that no phone should. */
export interface Trouble {
  who: string
  what: string
}

interface Making {
  browser: Browser
  /** The door this phone speaks to. */
  door: string
  /** Key of the persona behind it; undefined for a stranger. */
  persona: string | undefined
  /** What the phone's own clock says for good, in ms since 1970. The app must go by the cloud's. */
  ownClock: number
  troubles: Trouble[]
}

/** Somebody's phone: a browser context and an origin of its own. */
export class Phone extends Screen {
  private constructor(
    who: string,
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly address: string,
  ) {
    super(who, page, () => page.url())
  }

  static async make({ browser, door, persona, ownClock, troubles }: Making): Promise<Phone> {
    const who = persona ?? 'a stranger'
    const context = await browser.newContext(phoneScreen)
    context.setDefaultTimeout(PATIENCE)
    await context.addInitScript(`Date.now = () => ${ownClock}`)
    const page = await context.newPage()
    listen(page, who, troubles)
    return new Phone(who, page, context, `${door}/${persona ? `?persona=${persona}` : ''}`)
  }

  /** Starts the app cold at a page, as a card, a code or a message would. */
  async opens(path: string): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(`${this.address}#/${path.replace(/^\//, '')}`)
  }

  /** Puts the phone away and looks at the same page again. */
  async looksAgain(): Promise<void> {
    await this.page.reload()
  }

  /** What the address of the page on top says, for example the id of the order just placed. */
  parameter(name: string): string {
    const query = this.page.url().split('#')[1]?.split('?')[1] ?? ''
    const value = new URLSearchParams(query).get(name)
    if (!value) throw new Error(`${this.who} is at ${this.page.url()}, which says no ${name}`)
    return value
  }

  /** For good: whatever the app was doing ends here. */
  async dies(): Promise<void> {
    await this.context.close()
  }
}

/** Writes down what goes wrong in a page, frames included. */
export function listen(page: Page, who: string, troubles: Trouble[]): void {
  page.on('pageerror', error => troubles.push({ who, what: `page error: ${error.message}` }))
  page.on('console', message => {
    if (message.type() === 'error') troubles.push({ who, what: `console: ${message.text()}` })
  })
}
