import type { Grant, NoticeKind } from '../../../domain/notice/types'
import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change, forget, insert, readMany } from './documents'

const idOf = (memberId: string, template: NoticeKind) => `${memberId}~${template}`

/** One more message of this template is allowed. Each tap leaves its marker, and sent again it counts once. */
export async function addGrant(
  memberId: string,
  template: NoticeKind,
  tap: string | undefined,
  now: Instant,
): Promise<void> {
  const _id = idOf(memberId, template)
  const first: Grant = {
    _id,
    memberId,
    template,
    left: 1,
    ...(tap === undefined ? {} : { taps: { [tap]: now } }),
  }
  if ((await insert('grants', first)) === 'inserted') return
  const other = tap === undefined ? {} : { [`taps.${tap}`]: command.exists(false), tap: command.neq(tap) }
  const marker = tap === undefined ? {} : { [`taps.${tap}`]: now }
  await change('grants', { _id, ...other }, { left: command.inc(1), ...marker })
}

/** Forgets taps that no phone sends again. */
export function forgetTaps({ _id }: Pick<Grant, '_id'>, taps: string[]): Promise<boolean> {
  return forget('grants', _id, 'taps', taps)
}

/** Takes one grant, only while one is left (C-61): concurrent sends never share one. */
export function spendGrant(memberId: string, template: NoticeKind): Promise<boolean> {
  return change('grants', { _id: idOf(memberId, template), left: command.gte(1) }, { left: command.inc(-1) })
}

/** WeChat refused the message itself, so its grant was not used. */
export async function giveGrantBack(memberId: string, template: NoticeKind): Promise<void> {
  await change('grants', { _id: idOf(memberId, template) }, { left: command.inc(1) })
}

/** WeChat says that nothing is left (43101), whatever we counted. */
export async function emptyGrant(memberId: string, template: NoticeKind): Promise<void> {
  await change('grants', { _id: idOf(memberId, template), left: command.gte(1) }, { left: 0 })
}

/** What is counted of these templates; those never allowed are missing. */
export function readGrants(memberId: string, templates: NoticeKind[]): Promise<Grant[]> {
  return readMany<Grant>(
    'grants',
    templates.map(template => idOf(memberId, template)),
  )
}
