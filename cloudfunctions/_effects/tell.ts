import type { Instant } from '../../domain/money/types'
import type { NoticeFacts } from '../../domain/notice/facts'
import { messageOf, templates } from '../../domain/notice/message'
import type { Notice, NoticeKind } from '../../domain/notice/types'
import { messageTime } from '../_kit/calendar'
import { sendMessage } from '../_kit/messages'
import { emptyGrant, giveGrantBack, spendGrant } from '../_kit/store/grants'
import { readMember } from '../_kit/store/members'
import { claimSending, insertNotice, readNotice, tellOutcome } from '../_kit/store/notices'
import { readTemplateIds } from '../_kit/store/settings'

export interface Telling<K extends NoticeKind> {
  kind: K
  /** What it is about, for example an order id: one kind about one subject is told once. */
  subject: string
  memberId: string
  facts: NoticeFacts[K]
  /** Where a tap on it leads: a page path with query, no leading slash. */
  page: string
  now: Instant
}

/**
 * Tells a member something: always in the app, by WeChat too when she has a grant left for this kind (C-61). Safe to
 * call any number of times. A message is not idempotent, so it is claimed before it is sent; if the outcome stays
 * unknown it is not sent again, because one message too few is kinder than two.
 */
export async function tell<K extends NoticeKind>(telling: Telling<K>): Promise<void> {
  const { kind, subject, memberId, facts, page, now } = telling
  const _id = `${kind}-${subject}`
  const notice: Notice = { _id, memberId, kind, facts, page, at: now, wechat: 'none', readAt: null }
  if ((await insertNotice(notice)) === 'exists') {
    const known = await readNotice(_id)
    if (known?.wechat !== 'none') return
  }
  const template = templates[kind]
  if (!template) return
  // Made before anything is claimed: facts that make no message leave a to-do that fails, and no grant is used up.
  const data = messageOf(kind, facts, messageTime)
  const [member, ids] = await Promise.all([readMember(memberId), readTemplateIds()])
  if (!member || !(await claimSending(_id))) return
  if (!(await spendGrant(memberId, kind))) return tellOutcome(_id, 'no-grant')

  const sent = await sendMessage({
    openid: member.openid,
    templateId: ids[kind] ?? template.id,
    page,
    data,
  })
  switch (sent) {
    case 'sent':
      return tellOutcome(_id, 'sent')
    case 'no-grant':
      await emptyGrant(memberId, kind)
      return tellOutcome(_id, 'no-grant')
    case 'refused':
      await giveGrantBack(memberId, kind)
      return tellOutcome(_id, 'failed')
    case 'unknown':
      return
  }
}
