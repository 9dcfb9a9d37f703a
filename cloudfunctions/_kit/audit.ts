import type { Audit } from '../../domain/staff/types'
import type { AuditOf, LeaderContext, MemberContext, StaffContext } from './action'
import { randomId } from './hash'
import { change, insert } from './store/documents'

/** Writes who is trying what, before it is done: an action that dies midway still leaves its trace. */
export async function auditTry(
  action: string,
  audit: AuditOf<never>,
  input: never,
  context: MemberContext & Partial<LeaderContext> & Partial<StaffContext>,
): Promise<string> {
  const record: Audit = {
    _id: randomId('a'),
    at: context.now,
    by: context.me.memberId,
    byName: context.me.name,
    role: context.staff?.role ?? (context.leader ? 'leader' : 'member'),
    action,
    target: audit.target(input),
    regionId: context.staff?.regionId ?? context.leader?.regionId ?? null,
    facts: audit.facts?.(input) ?? {},
    outcome: 'tried',
  }
  await insert('audits', record)
  return record._id
}

/**
 * What came of it; with the region it touched, when that is not the colleague's own: head office's deeds stand on the page
 * of the region they were done in.
 */
export async function auditOutcome(
  id: string,
  outcome: 'done' | 'refused' | 'broken',
  regionId: string | null,
): Promise<void> {
  await change(
    'audits',
    { _id: id, outcome: 'tried' },
    { outcome, ...(regionId === null ? {} : { regionId }) },
  )
}
