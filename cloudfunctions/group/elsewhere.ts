import type { Instant } from '../../domain/money/types'
import type { RefusalOf } from '../../domain/refusals'
import { accepted, refused, type Result } from '../../domain/result'
import { bestShort, firstShort } from '../../domain/shelf/first-short'
import type { Hold } from '../../domain/shelf/types'
import { withSpare } from '../../domain/stock/could-come'
import { loadFor } from '../_effects/top-up'
import { hold, release, shelvesOf } from '../_kit/store/shelves'
import { freeingOf, type Wish } from './wish'

/** Times the other shelves are looked at again because they were emptied or loaded meanwhile. */
const MOST_ROUNDS = 5

/** Where the units were found. `fresh`: this try holds them, no twin of it. */
interface Found {
  wish: Wish
  fresh: boolean
}

/**
 * A member's own shelf is short and the group has others: «sold out» is said only when every one of them refused. Her
 * guards (one unpaid order) stay on her own shelf, as a hold without units; the units are held on another one, which the
 * order then names. Only on this way of refusal does a join cost more than two trips.
 */
export async function findElsewhere(
  wish: Wish,
  now: Instant,
): Promise<Result<Found, RefusalOf<'sold-out' | 'busy'>>> {
  const { input, joining, shelfId: home } = wish
  const { joinId, termsVersion } = input
  // Whoever set the guards gives them up; a twin of the same tap may be about to need them.
  const mine = !isGuardOnly(wish.hold)
  if (mine && !(await hold(home, joinId, guardOf(wish), termsVersion, now))) return refused({ code: 'busy' })
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const shelves = await shelvesOf(input.groupId)
    const guard = shelves.find(({ _id }) => _id === home)?.holds[joinId]
    // Swept, or a twin of this tap found nothing and let go.
    if (!guard) return refused({ code: 'busy' })
    const { guard: _guard, ...held } = guard
    const guest: Hold = { ...held, draws: joining.draws, home }
    const at = (shelfId: string): Wish => ({ ...wish, shelfId, homeShelfId: home, hold: guest })
    const others = shelves.filter(({ _id }) => _id !== home)
    const twin = others.find(({ holds }) => holds[joinId]?.key === guest.key)
    if (twin) return accepted({ wish: at(twin._id), fresh: false })
    for (const { _id, items } of others)
      if (!firstShort(items, joining.lines) && (await hold(_id, joinId, guest, termsVersion, now)))
        return accepted({ wish: at(_id), fresh: true })
    const spares: Record<string, number>[] = []
    let moved = false
    // One after the other: what one of them gets is enough.
    for (const shelf of others) {
      const loaded = await loadFor(shelf, joining.draws, now)
      moved = loaded.moved
      if (loaded.moved) break
      spares.push(loaded.spare)
    }
    if (moved) continue
    const withAll = others.map(({ items }, index) => ({ items: withSpare(items, spares[index] ?? {}) }))
    const short = bestShort(withAll, joining.lines)
    // What looked free was taken meanwhile: once more.
    if (!short) continue
    if (!mine) return refused({ code: 'busy' })
    // No marker: the same tap may come again when somebody gave something up.
    await release(home, { ...freeingOf(wish), draws: {} })
    const { sku, name } = short.line.good
    return refused({ code: 'sold-out', sku, name, left: short.left })
  }
  if (mine) await release(home, { ...freeingOf(wish), draws: {} })
  return refused({ code: 'busy' })
}

const guardOf = ({ hold }: Wish): Hold => ({ ...hold, draws: {}, guard: true })

/** A hold that stands for her guards only: the first try went to look elsewhere. */
export function isGuardOnly(held: Hold): boolean {
  return held.guard === true
}
