/** Every small durable map of the cloud, by name. */
import { join } from 'node:path'
import type { PayOrder } from '../pay/order.ts'
import type { DeliveredMessage, SharedCard } from '../types.ts'
import type { Quota } from '../wechat/messages.ts'
import type { Person } from '../wechat/people.ts'
import { openJournal, type Journal } from './journal.ts'

export interface Journals {
  /** Payments, by out_trade_no. */
  orders: Journal<PayOrder>
  /** Session token → openid. */
  sessions: Journal<string>
  strangers: Journal<Person>
  /** `openid templateId` → messages still allowed. */
  quotas: Journal<Quota>
  delivered: Journal<DeliveredMessage>
  shares: Journal<SharedCard>
  /** Cloud path → content type. */
  files: Journal<string>
  flush(): void
  close(): void
}

/**
 * @param data folder of the durable store; absent: everything stays in memory.
 * @throws StoreError when one of the files cannot be used; none stays open then.
 */
export function openJournals(data: string | undefined, relaxed = false): Journals {
  const open: Journal<unknown>[] = []
  function journal<T>(name: string): Journal<T> {
    try {
      const file = data === undefined ? undefined : join(data, 'wechat', `${name}.jsonl`)
      const opened = openJournal<T>(file, relaxed)
      open.push(opened as Journal<unknown>)
      return opened
    } catch (error) {
      open.forEach(each => each.close())
      throw error
    }
  }
  return {
    orders: journal('orders'),
    sessions: journal('sessions'),
    strangers: journal('strangers'),
    quotas: journal('quotas'),
    delivered: journal('delivered'),
    shares: journal('shares'),
    files: journal('files'),
    flush: () => open.forEach(each => each.flush()),
    close: () => open.forEach(each => each.close()),
  }
}
