import type { Shop } from '../support/shop'

/** Every document as text under its collection and id; what WeChat keeps of payments and messages as well. */
export type Snapshot = Map<string, string>

/** Takes it now. Audits are left out: who asks leaves her own line there. */
export function snapshot(shop: Shop): Snapshot {
  const found: Snapshot = new Map()
  for (const { name } of shop.cloud.database.collections()) {
    if (name === 'audits') continue
    for (const document of shop.all<{ _id: string }>(name))
      found.set(`${name}/${document._id}`, JSON.stringify(document))
  }
  for (const record of shop.cloud.pay.records())
    found.set(`wechat/${record.outTradeNo}`, JSON.stringify(record))
  for (const [index, message] of shop.cloud.messages.delivered().entries())
    found.set(`delivered/${index}`, JSON.stringify(message))
  return found
}

/** The places that came, went or say something else. */
export function moved(before: Snapshot, after: Snapshot): string[] {
  const places = new Set([...before.keys(), ...after.keys()])
  return [...places].filter(place => before.get(place) !== after.get(place)).sort()
}
