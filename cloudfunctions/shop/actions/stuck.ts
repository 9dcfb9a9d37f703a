import {
  stuckInput,
  stuckKinds,
  type StuckKind,
  type StuckOutput,
  type StuckRow,
} from '../../../contracts/staff'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { accepted } from '../../../domain/result'
import { isForStaff } from '../../../domain/todo/for-staff'
import { forStaff } from '../../_kit/action'
import { keyOf, kindsIn, listStuck, type StuckDocument } from '../../_kit/store/stuck'
import { scopeOf } from '../../_acts/scope'

/**
 * What failed too often and waits for a person: orders first, then groups, then answers; for head office, asking about the whole
 * brand, also what belongs to no region.
 */
export const stuck = forStaff<typeof stuckInput, StuckOutput>(stuckInput, async (input, context) => {
  const scope = await scopeOf(context, input.regionId)
  if (!scope.ok) return scope
  const { kind: from, id: after } = readCursor(input.after)
  const rows: StuckRow[] = []
  for (const kind of kindsIn(scope.value)) {
    if (stuckKinds.indexOf(kind) < stuckKinds.indexOf(from)) continue
    const behind = kind === from ? after : ''
    const found = await listStuck(kind, scope.value, behind, PAGE_SIZE + 1)
    for (const document of found) {
      rows.push(...rowsOf(kind, document))
      const full = rows.length >= PAGE_SIZE
      if (full) return accepted({ rows, next: `${kind}~${keyOf(kind, document)}` })
    }
  }
  return accepted({ rows, next: null })
})

/** One row for each to-do that is stuck; the page is cut between documents. */
function rowsOf(kind: StuckKind, document: StuckDocument): StuckRow[] {
  return Object.entries(document.todo ?? {})
    .filter(([, one]) => isForStaff(one))
    .map(([name, { tries, lastError = '', due, watched }]) => ({
      kind,
      id: keyOf(kind, document),
      todo: name,
      tries,
      lastError,
      since: due,
      watched: watched === true,
    }))
}

function readCursor(after = ''): { kind: StuckKind; id: string } {
  const kind = stuckKinds.find(one => after.startsWith(`${one}~`))
  return kind ? { kind, id: after.slice(kind.length + 1) } : { kind: 'order', id: '' }
}
