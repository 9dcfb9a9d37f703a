import type { Instant } from '../../../domain/money/types'
import { runDocument, type Kind } from '../../_effects/engine'
import { readClock } from '../../_kit/clock'
import { logBroken } from '../../_kit/log'
import { sideBySide } from '../../_kit/side-by-side'
import { dueDocuments } from '../../_kit/store/due'

const PAGE = 50
/** Pages of one tick; what is left is for the next minute. */
const MOST_PAGES = 20

/**
 * Runs what is due of one kind, page by page behind a cursor, each document at the instant at which its turn comes: a tick goes
 * on beside the next ones while WeChat is slow, and what it books then is of then. Answers how many documents were looked at.
 */
export async function runDue(kind: Kind, now: Instant): Promise<number> {
  let looked = 0
  let after: { nextDue: Instant; _id: string } | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const due: { nextDue: Instant; _id: string }[] = await dueDocuments(kind.collection, now, after, PAGE)
    await sideBySide(due, ({ _id }) => runOne(kind, _id, readClock()))
    looked += due.length
    if (due.length < PAGE) break
    after = due[due.length - 1]!
  }
  return looked
}

/** One document that cannot be run keeps no other waiting. */
async function runOne(kind: Kind, id: string, now: Instant): Promise<void> {
  try {
    await runDocument(kind, id, now)
  } catch (error) {
    logBroken('timers', `${kind.name} todos`, error)
  }
}
