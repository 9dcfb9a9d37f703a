import type * as z from 'zod/mini'
import type { Result } from '../../domain/result'
import type { Identity } from '../../domain/member/types'
import type { Leader } from '../../domain/leader/types'
import type { Staff } from '../../domain/staff/types'
import type { Instant } from '../../domain/money/types'

/** What every action knows. `identity` is being read already: awaiting it costs no further trip. */
export interface Context {
  now: Instant
  requestId: string
  openid: string
  /** The caller's key on shelves. */
  memberKey: string
  identity: Promise<Identity | null>
}
export interface MemberContext extends Context {
  me: Identity
}
export interface LeaderContext extends MemberContext {
  leader: Leader
}
export interface StaffContext extends MemberContext {
  staff: Staff
  /** Head office sees every region, and what belongs to none; region staff see their own. */
  sees(regionId: string | undefined): boolean
  /** The region head office was last let into, for the audit. */
  touched?: string
}

/** What an audited action is about, so that the record can be found again. */
export interface AuditOf<I> {
  target(input: I): string
  facts?(input: I): Record<string, unknown>
}

type Contexts = {
  anyone: Context
  member: MemberContext
  leader: LeaderContext
  'past-leader': LeaderContext
  staff: StaffContext
  'head-office': StaffContext
}
export type Who = keyof Contexts

export interface Action {
  who: Who
  input: z.ZodMiniType
  audit: AuditOf<never> | null
  run(input: never, context: never): Promise<Result<unknown>>
}

function actionFor<W extends Who>(who: W) {
  return <S extends z.ZodMiniType, O>(
    input: S,
    run: (input: z.infer<S>, context: Contexts[W]) => Promise<Result<O>>,
    audit: AuditOf<z.infer<S>> | null = null,
  ): Action => ({ who, input, audit: audit as AuditOf<never> | null, run: run as Action['run'] })
}

/** Anybody WeChat knows, member or not. The action checks what it needs itself. */
export const forAnyone = actionFor('anyone')
/** A member with consent in force. */
export const forMember = actionFor('member')
/** A leader whose contract is in force; consent too. */
export const forLeader = actionFor('leader')
/** A leader, also one whose contract ended: what she earned stays hers to see. */
export const forPastLeader = actionFor('past-leader')
/** Brand staff in office; the action asks `sees(regionId)` before it shows or touches anything. */
export const forStaff = actionFor('staff')
export const forHeadOffice = actionFor('head-office')
