import type { Staff } from '../../../domain/staff/types'
import { insert, list } from './documents'

export function insertStaff(staff: Staff): Promise<'inserted' | 'exists'> {
  return insert('staff', staff)
}

/** Somebody of the head office, or null while there is none. */
export async function someHeadOffice(): Promise<Staff | null> {
  const [one] = await list<Staff>('staff', {
    where: { role: 'head-office' },
    order: [['_id', 'asc']],
    limit: 1,
  })
  return one ?? null
}
