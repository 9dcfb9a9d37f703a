import { createRequire } from 'node:module'
import { controlOf, type Control } from '../control.ts'

/** One thing that must hold; an assertion that fails inside counts as a failure. */
export type Check = (what: string, work: () => Promise<unknown>) => Promise<void>

export interface World {
  check: Check
  control: Control
  /**
   * The real SDK, unmodified, aimed by the environment alone. Its types allow for callbacks, so that every answer might be
   * void or a string; here it is asked as JavaScript asks it.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  sdk: any
  /** Calls a function as this person's phone would. */
  call: <T = Record<string, unknown>>(name: string, event: object, openid?: string) => Promise<T>
}

export const BUYER = 'oLinWan'

export function openWorld(check: Check): World {
  const control = controlOf(process.env['CLOUD_CONTROL']!)
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  return {
    check,
    control,
    sdk,
    call: (name, event, openid = BUYER) => control('call', name, event, { openid }),
  }
}
