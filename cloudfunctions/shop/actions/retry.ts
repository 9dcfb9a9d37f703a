import { retryInput, type RetryOutput, type StuckKind } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { canRetry } from '../../../domain/todo/can-retry'
import { retryIn, type Kind } from '../../_effects/engine'
import { ofIdentity } from '../../_effects/of-identity'
import { ofImport } from '../../_effects/of-import'
import { kinds } from '../../_effects/registry'
import { forStaff } from '../../_kit/action'
import { collectionOf, readStuck } from '../../_kit/store/stuck'

const all: Record<StuckKind, Kind> = { ...kinds, identity: ofIdentity, import: ofImport }

/** Lets a stuck to-do run once more, now. What it does is safe to repeat, so tapping twice does no harm. */
export const retry = forStaff<typeof retryInput, RetryOutput>(
  retryInput,
  async ({ kind, id, todo }, { sees, now }) => {
    const found = await readStuck(kind, id)
    // Another region's document is answered like none, so that ids tell nothing.
    if (!found || !sees(found.regionId)) return refused({ code: 'not-found', what: kind })
    if (!Object.hasOwn(found.todo ?? {}, todo)) return accepted({ done: true })
    if (!canRetry(found.todo![todo]!, now)) return refused({ code: 'nothing-changed' })
    return accepted({ done: await retryIn(all[kind], found._id, todo, now) })
  },
  { target: ({ kind, id }) => `${collectionOf(kind)}/${id}`, facts: ({ todo }) => ({ todo }) },
)
