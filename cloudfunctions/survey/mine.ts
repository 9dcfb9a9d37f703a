import type { Case, Invitation } from '../../domain/survey/types'
import { refused } from '../../domain/result'
import { readCase } from '../_kit/store/cases'
import { readInvitation } from '../_kit/store/invitations'

/** Somebody else's survey or case is answered like one that does not exist; also to the order's leader (C-63). */
export const noSuch = (what: 'invitation' | 'case') => refused({ code: 'not-found' as const, what })

/** The caller's own invitation; one that was never shown to her is none. */
export async function myInvitation(id: string, memberId: string): Promise<Invitation | null> {
  const found = await readInvitation(id)
  return found && found.memberId === memberId && found.state !== 'suppressed' ? found : null
}

export async function myCase(id: string, memberId: string): Promise<Case | null> {
  const found = await readCase(id)
  return found && found.memberId === memberId ? found : null
}
