import type { GroupCard } from '#contracts/views'
import type { CrateContents } from '../crate'

/**
 * What is drawn of a group for those who look back: a decided one shows the crates it was decided by, full, and not the
 * nearly empty one that its last bottles began.
 */
export function asDecided(contents: CrateContents, state: GroupCard['state']): CrateContents {
  const { rule, crateSize } = contents
  if (state !== 'formed' || (rule.by !== 'units' && rule.by !== 'cases')) return contents
  let room = rule.by === 'cases' ? rule.target * crateSize : rule.target
  const joined = contents.joined.flatMap(one => {
    const units = Math.min(one.units, room)
    room -= units
    return units > 0 ? [{ ...one, units }] : []
  })
  return { ...contents, joined }
}
