import type { GroupCard } from '../../contracts/views'
import type { Group } from '../../domain/group/types'
import type { StaffContext } from '../_kit/action'

/** Groups as cards. */
export async function groupRows(_groups: Group[], _context: StaffContext): Promise<GroupCard[]> {
  return []
}
