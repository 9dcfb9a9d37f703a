import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { listInbox } from '@/cloud/member'
import { usePaged } from '@/cloud/use-paged'
import { Button, Link } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icon'
import { Unread } from '@/components/join-first'
import { LongList } from '@/components/long-list'
import { Page } from '@/components/page'
import { BoneRows, Skeleton } from '@/components/skeleton'
import { cx } from '@/components/class-names'
import { go, goInstead, places } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import { noticeSaid } from '@/texts/notices'
import { refusalSentence } from '@/texts/refusals'
import type { NoticeView } from '#contracts/member'
import type { NoticeKind } from '#domain/notice/types'
import css from './inbox.module.scss'

const icons: Record<NoticeKind, IconName> = {
  paid: 'order',
  'group-formed': 'crate',
  'group-failed': 'refund',
  'refund-done': 'refund',
  'late-payment-refunded': 'refund',
  arrived: 'door',
  collected: 'check',
  survey: 'star',
  'case-answered': 'chat',
  'points-earned': 'points',
}

/** What I was told, newest first; a tap opens what it is about. */
export default function Inbox() {
  const { rows, next, refusal, busy, again, more } = usePaged(
    useCallback((after?: string) => listInbox(after ? { after } : {}), []),
    noticeKey,
  )
  if (refusal && !rows) {
    return (
      <Page title="消息" fill testid="inbox-page">
        <Unread
          refusal={refusal}
          title="没读到消息"
          stranger={{ title: '消息会在这里', words: '成团、到货、退款，都会在这里告诉你。' }}
          again={() => void again()}
        />
      </Page>
    )
  }
  if (rows?.length === 0) {
    return (
      <Page title="消息" fill testid="inbox-page">
        <Empty
          title="还没有消息"
          ways={<Button onClick={() => goInstead(places.home)}>看看附近的团</Button>}
          testid="inbox-empty"
        >
          成团、到货、退款，都会在这里告诉你。
        </Empty>
      </Page>
    )
  }
  return (
    <Page title="消息" testid="inbox-page">
      {!rows && (
        <Skeleton>
          <BoneRows rows={6} picture={36} />
        </Skeleton>
      )}
      <View className="pad">
        {rows && (
          <Card>
            <LongList lined name="notices" rows={rows} keyOf={noticeKey} height={96}>
              {notice => <NoticeRow notice={notice} />}
            </LongList>
          </Card>
        )}
        {refusal && rows && <View className="t26 dim mt3">{refusalSentence(refusal)}</View>}
        {rows && next !== null && (
          <View className="fx ctr">
            <Link onClick={more} testid="more">
              {busy ? '正在读' : '再看一些'}
            </Link>
          </View>
        )}
      </View>
    </Page>
  )
}

const noticeKey = ({ id }: NoticeView) => id

function NoticeRow({ notice }: { notice: NoticeView }) {
  const { title, note } = noticeSaid(notice, now())
  return (
    <View
      className={css.notice}
      onClick={() => go(`/${notice.page.replace(/^\//, '')}`)}
      data-testid={`notice-${notice.kind}`}
      {...spoken('button', `${notice.read ? '' : '新消息，'}${title}，${note}`)}
    >
      <View className={cx(css.mark, !notice.read && css.fresh)}>
        <Icon name={icons[notice.kind] ?? 'bell'} />
        {!notice.read && <View className={css.dot} />}
      </View>
      <View className="grow">
        <View className={notice.read ? undefined : 'b'}>{title}</View>
        <View className={css.note}>{note}</View>
        <View className="t26 dim">{when(notice.at, now())}</View>
      </View>
    </View>
  )
}
