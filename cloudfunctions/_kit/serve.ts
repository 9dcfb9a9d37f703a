import { refused, type Result } from '../../domain/result'
import type { Refusal } from '../../domain/refusals'
import type { Reply } from '../../contracts/reply'
import { AGREEMENT_VERSION, PRIVACY_VERSION } from '../../contracts/member'
import type { Action, Context, LeaderContext, MemberContext, StaffContext } from './action'
import { auditOutcome, auditTry } from './audit'
import { contractEnded, resolveIdentity, resolveLeader, resolvePastLeader, resolveStaff } from './caller'
import { monthDay } from './calendar'
import { readClock } from './clock'
import { digest, memberKeyOf } from './hash'
import { logBroken } from './log'
import { wechatCaller } from './wechat'

type Event = Record<string, unknown>
type Invocation = { request_id?: string }

/**
 * Makes a function's `main` from its actions: the only try/catch of the functions. It picks the action, parses the
 * input, takes the caller from WeChat and never from the event, checks the role, and passes one `now`.
 */
export function serve(actions: Record<string, Action>) {
  return async (event: Event, invocation: Invocation = {}): Promise<Reply<unknown>> => {
    const now = readClock()
    const requestId = invocation.request_id ?? digest(`${now}|${Math.trunc(now % 1e6)}`)
    const name = typeof event['action'] === 'string' ? event['action'] : ''
    try {
      const result = await answer(actions, name, event, now, requestId)
      return result.ok ? { ok: true, now, data: result.value } : { ok: false, now, refusal: result.refusal }
    } catch (error) {
      const trace = `LT-${monthDay(now)}-${digest(requestId, 4).toUpperCase()}`
      logBroken(trace, name, error)
      return { ok: false, now, refusal: { code: 'broken', trace } }
    }
  }
}

async function answer(
  actions: Record<string, Action>,
  name: string,
  event: Event,
  now: number,
  requestId: string,
): Promise<Result<unknown, Refusal>> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) return refused({ code: 'not-found', what: 'action' })
  const { openid } = wechatCaller()
  if (!openid) return refused({ code: 'forbidden' })

  // `userInfo` is WeChat's own addition to every event; nothing of it is believed.
  const { action: _name, userInfo: _userInfo, ...rest } = event
  const parsed = action.input.safeParse(rest)
  if (!parsed.success)
    return refused({ code: 'bad-input', where: parsed.error.issues[0]?.path.join('.') ?? '' })

  const context: Context = {
    now,
    requestId,
    openid,
    memberKey: memberKeyOf(openid),
    identity: resolveIdentity(openid),
  }
  // An action that never asks who calls must not turn a failed read into an unhandled rejection.
  context.identity.catch(() => undefined)
  const admitted = await admit(action, context)
  if (!admitted.ok) return admitted

  if (!action.audit) return action.run(parsed.data as never, admitted.value as never)
  const record = await auditTry(name, action.audit, parsed.data as never, admitted.value as MemberContext)
  try {
    const result = await action.run(parsed.data as never, admitted.value as never)
    await auditEnd(record, result.ok ? 'done' : 'refused', touched(admitted.value))
    return result
  } catch (error) {
    await auditEnd(record, 'broken', touched(admitted.value))
    throw error
  }
}

/** The region of what head office looked at last: an action asks whether it may before it does anything. */
function touched(context: Context): string | null {
  return (context as Partial<StaffContext>).touched ?? null
}

/** What was done is done: a record that cannot be finished stays `tried` and changes no answer. */
async function auditEnd(
  record: string,
  outcome: 'done' | 'refused' | 'broken',
  regionId: string | null,
): Promise<void> {
  try {
    await auditOutcome(record, outcome, regionId)
  } catch (error) {
    logBroken(record, 'audit', error)
  }
}

async function admit(action: Action, context: Context): Promise<Result<Context, Refusal>> {
  if (action.who === 'anyone') return { ok: true, value: context }
  const me = await context.identity
  if (!me) return refused({ code: 'not-a-member' })
  if (!me.consent || me.consent.privacy < PRIVACY_VERSION || me.consent.agreement < AGREEMENT_VERSION) {
    return refused({ code: 'consent-needed', privacy: PRIVACY_VERSION, agreement: AGREEMENT_VERSION })
  }
  const member: MemberContext = { ...context, me }
  if (action.who === 'member') return { ok: true, value: member }
  if (action.who === 'leader' || action.who === 'past-leader') {
    const past = action.who === 'past-leader'
    const leader = await (past ? resolvePastLeader : resolveLeader)(me.memberId, context.now)
    if (!leader) {
      // Whoever was one hears since when she is not, instead of a bare no.
      const at = await contractEnded(me.memberId, context.now)
      return refused(at === null ? { code: 'forbidden' } : { code: 'contract-ended', at })
    }
    const asLeader: LeaderContext = { ...member, leader }
    return { ok: true, value: asLeader }
  }
  const staff = await resolveStaff(me.memberId, context.now)
  if (!staff || (action.who === 'head-office' && staff.role !== 'head-office'))
    return refused({ code: 'forbidden' })
  const asStaff: StaffContext = {
    ...member,
    staff,
    sees(regionId) {
      const may = staff.role === 'head-office' || staff.regionId === regionId
      if (may && staff.regionId === null) asStaff.touched = regionId
      return may
    },
  }
  return { ok: true, value: asStaff }
}
