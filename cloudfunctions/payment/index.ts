import { readClock } from '../_kit/clock'
import { logBroken } from '../_kit/log'
import { fromPhone } from '../_kit/wechat'
import { paid } from './paid'
import { refunded } from './refunded'

/** What WeChat Pay wants to hear: anything but 0 makes it tell again, for up to two days. */
export interface Heard {
  errcode: number
  errmsg: string
}
const heard: Heard = { errcode: 0, errmsg: 'ok' }
const again = (errmsg: string): Heard => ({ errcode: 1, errmsg })

/**
 * Called by WeChat Pay after a payment or a refund; phones are turned away at the door. Nothing of the event is believed:
 * its numbers say only what to ask the provider about, and its answer decides. `0` only when the fact is stored.
 */
export async function main(event: Record<string, unknown>): Promise<Heard> {
  const now = readClock()
  // WeChat Pay speaks as itself; a phone that says it was paid is asked nothing and told nothing.
  if (fromPhone()) return again('forbidden')
  try {
    const told =
      typeof event['outRefundNo'] === 'string' ? await refunded(event, now) : await paid(event, now)
    return told === 'stored' ? heard : again(told)
  } catch (error) {
    logBroken('payment', 'notice', error)
    return again('broken')
  }
}
