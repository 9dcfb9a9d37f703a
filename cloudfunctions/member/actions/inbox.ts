import { inboxInput, type InboxOutput, type NoticeView } from '../../../contracts/member'
import type { Notice } from '../../../domain/notice/types'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { markRead, pageOfNotices } from '../../_kit/store/notices'

/** What a member was told, newest first. What is shown is read from now on; this page still says what was new. */
export const inbox = forMember<typeof inboxInput, InboxOutput>(inboxInput, async ({ after }, { me, now }) => {
  const page = await pageOfNotices(me.memberId, after)
  const unread = page.rows.filter(notice => notice.readAt === null).map(notice => notice._id)
  await markRead(unread, now)
  return accepted({ rows: page.rows.map(noticeView), next: page.next })
})

function noticeView({ _id, kind, facts, page, at, readAt, wechat }: Notice): NoticeView {
  return { id: _id, kind, facts, page, at, read: readAt !== null, wechat }
}
