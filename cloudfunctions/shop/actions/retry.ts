import { retryInput, type RetryOutput } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { canRetry } from '../../../domain/todo/can-retry'
import { retryIn, type Kind } from '../../_effects/engine'
import { ofIdentity } from '../../_effects/of-identity'
import { ofImport } from '../../_effects/of-import'
import { kinds } from '../../_effects/registry'
import { forStaff } from '../../_kit/action'
import { collectionOf, readStuck, type StuckKind } from '../../_kit/store/stuck'

const all: Record<StuckKind, Kind> = { ...kinds, identity: ofIdentity, import: ofImport }

/** Lets a stuck to-do run once more, now. What it does is safe to repeat, so tapping twice does no harm. */
export const retry = forStaff<typeof retryInput, RetryOutput>(
  retryInput,
  async ({ kind, id, todo }, { sees, staff, now }) => {
    const found = await readStuck(kind, id)
    // Another region's document is answered like none, so that ids tell nothing.
    const seen = found && (found.regionId === undefined ? staff.role === 'head-office' : sees(found.regionId))
    if (!seen) return refused({ code: 'not-found', what: kind })
    if (!Object.hasOwn(found.todo ?? {}, todo)) return accepted({ done: true })
    if (!canRetry(found.todo![todo]!, now)) return refused({ code: 'nothing-changed' })
    return accepted({ done: await retryIn(all[kind], found._id, todo, now) })
  },
  { target: ({ kind, id }) => `${collectionOf(kind)}/${id}`, facts: ({ todo }) => ({ todo }) },
)
