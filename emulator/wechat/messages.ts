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

export function createMessages(world: {
  quotas: Journal<number>
  delivered: Journal<DeliveredMessage>
}): Messages {
  const { quotas, delivered } = world
  const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`
  const quota = (openid: string, templateId: string) => quotas.get(keyOf(openid, templateId)) ?? 0

  return {
    accept: (openid, templateId) => quotas.set(keyOf(openid, templateId), quota(openid, templateId) + 1),
    quota,
    deliver(message) {
      const { openid, templateId } = message
      quotas.set(keyOf(openid, templateId), quota(openid, templateId) - 1)
      const number = delivered.size + 1
      delivered.set(String(number), message)
      return number
    },
    delivered: openid =>
      delivered.values().filter(message => openid === undefined || message.openid === openid),
  }
}
