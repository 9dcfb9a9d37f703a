/** Template messages: how many each person allowed, and what was delivered. */
import type { Journal } from '../durable/journal.ts'
import type { DeliveredMessage } from '../types.ts'

export interface Messages {
  accept(openid: string, templateId: string): void
  quota(openid: string, templateId: string): number
  /** Spends one permission and hands the message over; answers its number. */
  deliver(message: DeliveredMessage): number
  delivered(openid?: string): DeliveredMessage[]
}

/**
 * Messages still allowed. The one that spent the last permission goes along, so that permission and message are on the disk
 * together: what a crash kept from the other journal is handed over when the cloud starts again.
 */
export type Quota = number | { left: number; spentOn: { number: number; message: DeliveredMessage } }

export function createMessages(world: {
  quotas: Journal<Quota>
  delivered: Journal<DeliveredMessage>
}): Messages {
  const { quotas, delivered } = world
  const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`

  function quota(openid: string, templateId: string): number {
    const kept = quotas.get(keyOf(openid, templateId)) ?? 0
    return typeof kept === 'number' ? kept : kept.left
  }

  for (const kept of quotas.values()) {
    if (typeof kept === 'number') continue
    const { number, message } = kept.spentOn
    if (delivered.get(String(number)) === undefined) delivered.set(String(number), message)
  }

  return {
    accept(openid, templateId) {
      const key = keyOf(openid, templateId)
      const kept = quotas.get(key) ?? 0
      quotas.set(key, typeof kept === 'number' ? kept + 1 : { ...kept, left: kept.left + 1 })
    },
    quota,
    deliver(message) {
      const { openid, templateId } = message
      const number = delivered.size + 1
      quotas.set(keyOf(openid, templateId), {
        left: quota(openid, templateId) - 1,
        spentOn: { number, message },
      })
      delivered.set(String(number), message)
      return number
    },
    delivered: openid =>
      delivered.values().filter(message => openid === undefined || message.openid === openid),
  }
}
