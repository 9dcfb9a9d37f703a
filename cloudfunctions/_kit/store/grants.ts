import type { Grant, NoticeKind } from '../../../domain/notice/types'
import { command } from '../wechat'
import { change, insert, readMany } from './documents'

const idOf = (memberId: string, template: NoticeKind) => `${memberId}~${template}`

/**
 * One more message of this template is allowed. The last tap is kept with the count: a phone sends the one it got no answer
 * to again before it can tap another, and that counts once.
 */
export async function addGrant(
  memberId: string,
  template: NoticeKind,
  tap: string | undefined,
): Promise<void> {
  const _id = idOf(memberId, template)
  const marked = tap === undefined ? {} : { tap }
  const first: Grant = { _id, memberId, template, left: 1, ...marked }
  if ((await insert('grants', first)) === 'inserted') return
  const other = tap === undefined ? {} : { tap: command.neq(tap) }
  await change('grants', { _id, ...other }, { left: command.inc(1), ...marked })
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

export async function grantsLeft(
  memberId: string,
  templates: NoticeKind[],
): Promise<Partial<Record<NoticeKind, number>>> {
  const found = await readMany<Grant>(
    'grants',
    templates.map(template => idOf(memberId, template)),
  )
  return Object.fromEntries(found.map(({ template, left }) => [template, left]))
}
