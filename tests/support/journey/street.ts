import { isAbsolute, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Persona } from '../../../emulator/types'
import { root } from '../../../scripts/support/root.ts'
import { openBrowser } from '../browser'
import { openShop, type Shop } from '../shop'
import { DAY, people, START, type Person } from '../world'
import { Phone, type Trouble } from './phone'

/** A street of people with phones, over one shop. Fresh for every journey; the browser is kept for the file. */
export interface Street {
  readonly shop: Shop
  /** A new phone in somebody's hand, not yet opened. A stranger's belongs to nobody known. */
  phone(who: Person): Promise<Phone>
  /**
   * Lets time pass for the cloud; phones notice when they look again. Timers run once at the end of it, so what follows
   * from what they do wants another while.
   */
  later(ms: number): Promise<void>
  laterAt(instant: number): Promise<void>
  /** What went wrong on any phone so far; the journey fails when anything is here at its end. */
  readonly troubles: Trouble[]
  readonly browser: Browser
}

/** The h5 app as the suite's set-up built it. */
export const appFolder = (): string => {
  const out = process.env['LINTUAN_OUT'] || 'dist/h5'
  return isAbsolute(out) ? out : join(root, out)
}

/** Every phone's own clock is a day ahead and stands still: what is shown goes by the cloud's (C-18). */
const PHONES_CLOCK = START + DAY

const hatOf = (key: string): Persona['hat'] =>
  ['chen', 'ding', 'shen'].includes(key)
    ? 'leader'
    : ['xu', 'meng', 'liang'].includes(key)
      ? 'staff'
      : 'consumer'

/** The world's people as the emulated WeChat knows them. */
export const personas: Persona[] = Object.values(people)
  .filter(({ memberId }) => memberId)
  .map(({ key, openid }) => ({ key, openid, name: key, about: '', hat: hatOf(key), face: key }))

/** Opens a street for each journey of a file, and lets none end on which a phone complained. */
export function useStreet(): () => Street {
  let browser: Browser
  let street: (Street & { close(): Promise<void> }) | undefined
  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    street = await openStreet(browser)
  })
  afterEach(async () => {
    const { troubles } = street!
    await street!.close()
    if (troubles.length > 0)
      throw new Error(`phones complained:\n${troubles.map(({ who, what }) => `${who}: ${what}`).join('\n')}`)
  })
  afterAll(() => browser.close())
  return () => street!
}

async function openStreet(browser: Browser): Promise<Street & { close(): Promise<void> }> {
  const shop = await openShop({ personas })
  const phones: Phone[] = []
  const doors: { close(): Promise<void> }[] = []
  const troubles: Trouble[] = []
  return {
    shop,
    troubles,
    browser,
    async phone(who) {
      const door = await shop.cloud.openDoor({ root: appFolder() })
      doors.push(door)
      const persona = who.memberId ? who.key : undefined
      const phone = await Phone.make({ browser, door: door.url, persona, ownClock: PHONES_CLOCK, troubles })
      phones.push(phone)
      return phone
    },
    later: ms => shop.cloud.clock.advance(ms),
    laterAt: instant => shop.cloud.clock.advanceTo(instant),
    async close() {
      for (const phone of phones) await phone.dies()
      for (const door of doors) await door.close()
      await shop.close()
    },
  }
}
