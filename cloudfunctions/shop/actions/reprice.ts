import { repriceInput, type RepriceOutput } from '../../../contracts/staff'
import type { Group, GroupTerms } from '../../../domain/group/types'
import type { Fen, Instant } from '../../../domain/money/types'
import { accepted, refused, type Result } from '../../../domain/result'
import { reprice as newTerms } from '../../../domain/staff/reprice'
import { runTodos } from '../../_effects/run'
import { forStaff } from '../../_kit/action'
import { canonical } from '../../_kit/hash'
import { read } from '../../_kit/store/documents'
import { readGroup } from '../../_kit/store/groups'
import { insertTerms, readGoods } from '../../_kit/store/openings'
import { putTermsInForce } from '../../_kit/store/prices'
import { readTerms } from '../../_kit/store/terms'

/** Versions that may lie there unused because somebody's change died or lost; above, something is wrong. */
const MOST_UNUSED = 10

/**
 * A new price in a running group: first the new promise, then one guarded update puts it in force, then the shelves
 * follow as a to-do. Paid orders keep theirs; an open checkout meets the new version and is asked (C-16).
 */
export const reprice = forStaff(
  repriceInput,
  async ({ groupId, sku, priceFen, tapId }, { now, sees }): Promise<Result<RepriceOutput>> => {
    const group = await readGroup(groupId)
    if (!group) return refused({ code: 'not-found', what: 'group' })
    if (!sees(group.regionId)) return refused({ code: 'forbidden' })
    const known = sameTap(group, tapId, { sku, priceFen })
    if (known) {
      await runTodos('group', groupId, now)
      return known
    }
    const [terms, [good]] = await Promise.all([readTerms(groupId, group.termsVersion), readGoods([sku])])
    if (!terms) throw new Error(`group ${groupId} has no terms ${group.termsVersion}`)
    if (!good) return refused({ code: 'unknown-goods', sku })

    const change = { sku, priceFen: priceFen as Fen, brandFen: good.priceFen }
    const promised = await promise(group, terms, change, now)
    if (!promised.ok) return promised
    const { version } = promised.value
    if (!(await putTermsInForce(group, version, { tapId, sku, priceFen }, now))) {
      const after = await readGroup(groupId)
      return (after && sameTap(after, tapId, { sku, priceFen })) ?? refused({ code: 'busy' })
    }
    await runTodos('group', groupId, now)
    return accepted({ termsVersion: version })
  },
  { target: ({ groupId }) => groupId, facts: ({ sku, priceFen }) => ({ sku, priceFen }) },
)

/** The same tap again, also after somebody changed the price once more: it is answered the same and changes nothing. */
function sameTap(
  { repriced }: Group,
  tapId: string | undefined,
  asked: { sku: string; priceFen: number },
): Result<RepriceOutput> | null {
  const known = tapId === undefined ? undefined : repriced?.[tapId]
  if (!known) return null
  return known.sku === asked.sku && known.priceFen === asked.priceFen
    ? accepted({ termsVersion: known.version })
    : refused({ code: 'tap-changed' })
}

/** Writes the new terms under the next version that is free, or that says the same already. */
async function promise(
  group: Group,
  terms: GroupTerms,
  change: { sku: string; priceFen: Fen; brandFen: Fen },
  now: Instant,
): Promise<Result<GroupTerms>> {
  for (let version = group.termsVersion + 1; version <= group.termsVersion + MOST_UNUSED; version += 1) {
    const next = newTerms(group, terms, change, version, now)
    if (!next.ok || (await insertTerms(next.value)) === 'inserted') return next
    const there = await read<GroupTerms>('terms', next.value._id)
    if (canonical(there) === canonical(next.value)) return next
  }
  return refused({ code: 'busy' })
}
