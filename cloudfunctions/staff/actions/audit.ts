import { auditInput, type AuditOutput } from '../../../contracts/staff'
import { accepted } from '../../../domain/result'
import type { Audit } from '../../../domain/staff/types'
import { forStaff } from '../../_kit/action'
import { pageOfAudits } from '../../_kit/store/audits'
import { scopeOf } from '../../_acts/scope'

/** Who did what, newest first. A region sees what was done in it; head office sees everything, its own deeds too. */
export const audit = forStaff<typeof auditInput, AuditOutput>(auditInput, async (input, context) => {
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const page = await pageOfAudits(scope.value.regionId, input.after)
  return accepted({ rows: page.rows.map(rowOf), next: page.next })
})

function rowOf({
  _id,
  at,
  byName,
  role,
  action,
  target,
  outcome,
  facts,
}: Audit): AuditOutput['rows'][number] {
  return { id: _id, at, byName, role, action, target, outcome, facts }
}
