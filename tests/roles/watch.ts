import type { Audit } from '../../domain/staff/types'
import type { Shop } from '../support/shop'
import { moved, snapshot, type Snapshot } from './snapshot'

export interface Change {
  place: string
  /** The document as text, absent where there was none, or is none any more. */
  before: string | undefined
  after: string | undefined
}

/** What one call did: to documents and at WeChat, and to the audit. */
export interface Deed {
  changes: Change[]
  /** Lines that are new. */
  audits: Audit[]
  /** Lines that were there and say something else now. */
  rewritten: string[]
}

/**
 * Tells after each call what it changed. Looking at everything costs more than the call: where the cloud counted no
 * request to write and none to WeChat, `deed` believes it, and `whole` looks all the same.
 */
export function watchShop(shop: Shop): { deed(): Deed; whole(): Change[]; close(): void } {
  let known = snapshot(shop)
  let lines = auditsOf(shop)
  const touched = new Set<string>()
  const stop = shop.cloud.counters.watch(({ trail, breakable, databaseRequests }) => {
    for (const { collection, writes } of trail) if (writes > 0) touched.add(collection ?? '')
    // What is not of the database: payments, messages, pictures.
    if (breakable > databaseRequests) touched.add('wechat')
  })
  const whole = () => {
    const after = snapshot(shop)
    const changes = changesBetween(known, after)
    known = after
    return changes
  }
  return {
    whole,
    close: stop,
    deed() {
      const audited = touched.delete('audits')
      const elsewhere = touched.size > 0
      touched.clear()
      const before = lines
      if (audited) lines = auditsOf(shop)
      return {
        changes: elsewhere ? whole() : [],
        audits: [...lines.keys()].filter(id => !before.has(id)).map(id => shop.one<Audit>('audits', id)),
        rewritten: [...before.keys()].filter(id => before.get(id) !== lines.get(id)),
      }
    },
  }
}

const auditsOf = (shop: Shop) =>
  new Map(shop.all<Audit>('audits').map(audit => [audit._id, JSON.stringify(audit)]))

const changesBetween = (before: Snapshot, after: Snapshot): Change[] =>
  moved(before, after).map(place => ({ place, before: before.get(place), after: after.get(place) }))
