import type { Instant } from '../money/types'
import type { Group } from './types'

/** What a card says of a group. A deadline that passed a moment ago counts, though the timer has not come by yet. */
export function groupFace(
  group: Pick<Group, 'state' | 'outcome' | 'endsAt'>,
  now: Instant,
): 'open' | 'closing' | 'formed' | 'failed' {
  return group.outcome ?? (group.state === 'open' && now < group.endsAt ? 'open' : 'closing')
}
