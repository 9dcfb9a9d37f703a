import type { Order } from '../../domain/order/types'
import type { PayerBehaviour } from '../../emulator/types'
import { orderOf } from '../support/joining'
import type { Shop } from '../support/shop'
import { HOUR, MINUTE, people } from '../support/world'
import { ordered, outline } from './verbs/support'

/** What an order may be told, in any order and any number. */
const EVENTS = ['paid', 'refunded', 'cancel', 'expire'] as const
type Event = (typeof EVENTS)[number]

/** What is true at WeChat Pay, whatever the order is told. */
export const truths: Record<string, PayerBehaviour> = {
  'the money is there, and no notice of it ever came': 'notice-lost',
  'nobody paid': 'cancels',
  'the money comes after the window': 'pays-late',
  'somebody paid twice': 'pays-twice',
}

export interface Endings {
  sequences: number
  /** The states that orders ended in, each with the first sequence that led there. More than one is a breach. */
  found: Map<string, string>
}

/** Every sequence of `length` events under one truth; each batch in the shop that `open` answers. */
export async function everySequence(
  open: () => Promise<Shop>,
  truth: PayerBehaviour,
  length: number,
): Promise<Endings> {
  const endings: Endings = { sequences: 0, found: new Map() }
  for (const batch of batches(length)) {
    const found = await endingsOf(await open(), truth, batch)
    endings.sequences += batch.length
    for (const [state, sequence] of found) if (!endings.found.has(state)) endings.found.set(state, sequence)
  }
  return endings
}

/**
 * The states in which sequences end, each told to an order of its own; then the timers run. The clock of all of them moves
 * at the same steps, because there is one clock.
 */
async function endingsOf(
  shop: Shop,
  truth: PayerBehaviour,
  batch: readonly Event[][],
): Promise<Endings['found']> {
  const orders = []
  for (const sequence of batch)
    orders.push({
      sequence,
      ...(await ordered(shop, truth, { endsAt: shop.cloud.clock.now() + 12 * HOUR })),
    })
  for (const [step, event] of batch[0]!.entries()) {
    if (event === 'expire') await expire(shop)
    else for (const { sequence, orderId } of orders) await tell(shop, orderId, sequence[step]!)
  }
  await rest(shop)
  const found: Endings['found'] = new Map()
  for (const { sequence, groupId } of orders) {
    const ending = JSON.stringify(outline(shop, groupId), withoutOrder)
    if (!found.has(ending)) found.set(ending, sequence.join(', '))
  }
  return found
}

/**
 * What an order came to, without what depends on when it was told what: in which order its entries were written and its
 * to-dos stand.
 */
function withoutOrder(name: string, value: unknown): unknown {
  if (name === 'todo') return (value as { name: string }[]).map(todo => JSON.stringify(todo)).sort()
  return name === 'entries' ? [...(value as string[])].sort() : value
}

/** Orders that the timers see to in one minute, within the minute that a function may live. */
const MOST_AT_ONCE = 100

/** All sequences, those together whose clock moves at the same steps. */
function batches(length: number): Event[][][] {
  const bySteps = new Map<string, Event[][]>()
  for (let n = 0; n < EVENTS.length ** length; n += 1) {
    const sequence = Array.from(
      { length },
      (_, step) => EVENTS[Math.floor(n / EVENTS.length ** step) % EVENTS.length]!,
    )
    const steps = sequence.map(event => (event === 'expire' ? 'x' : '-')).join('')
    bySteps.set(steps, [...(bySteps.get(steps) ?? []), sequence])
  }
  return [...bySteps.values()].flatMap(together => {
    const parts = []
    for (let from = 0; from < together.length; from += MOST_AT_ONCE)
      parts.push(together.slice(from, from + MOST_AT_ONCE))
    return parts
  })
}

async function tell(shop: Shop, orderId: string, event: Event): Promise<void> {
  const asWechat = { source: 'wx_paycallback' }
  const success = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId }
  if (event === 'cancel') await shop.as(people.lin).reply('order', 'cancel', { orderId })
  if (event === 'paid') {
    // Of each payment, the latest first; a payment nobody made is told of all the same.
    const made = [...(shop.cloud.pay.record(orderId)?.transactionIds ?? [])].reverse()
    for (const transactionId of made.length > 0 ? made : ['4200000000000000000000000000'])
      await shop.cloud.call('payment', { ...success, transactionId }, asWechat)
  }
  if (event === 'refunded') {
    const asked = Object.keys((orderOf(shop, orderId) as Order).refunds)
    for (const outRefundNo of asked.length > 0 ? asked : [`${orderId}none`])
      await shop.cloud.call('payment', { ...success, outRefundNo }, asWechat)
  }
}

/** The pay window passes, and the timers come. */
async function expire(shop: Shop): Promise<void> {
  await shop.cloud.clock.advance(16 * MINUTE)
}

/** Everything that is late has come, and the timers have seen to it. */
async function rest(shop: Shop): Promise<void> {
  for (let look = 0; look < 6; look += 1) {
    await shop.cloud.clock.advance(10 * MINUTE)
    await shop.runTimers()
  }
}
