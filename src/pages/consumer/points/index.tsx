import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { listPoints } from '@/cloud/member'
import { usePaged } from '@/cloud/use-paged'
import { Button, Link } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Unread } from '@/components/join-first'
import { LongList } from '@/components/long-list'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { BoneRows, Skeleton } from '@/components/skeleton'
import { consumerPage, go, goInstead, places } from '@/platform/route'
import { now } from '@/session/clock'
import { date } from '@/texts/dates'
import { thousands } from '@/texts/money'
import { refusalSentence } from '@/texts/refusals'
import type { PointsEntryView } from '#contracts/member'

/** My points one by one: first those still to come, then what came. */
export default function Points() {
  const { rows, next, refusal, busy, again, more } = usePaged(
    useCallback((after?: string) => listPoints(after ? { after } : {}), []),
    entryKey,
  )
  if (refusal && !rows) {
    return (
      <Page title="积分明细" fill testid="points-page">
        <Unread
          refusal={refusal}
          title="没读到积分"
          stranger={{ title: '积分会在这里', words: '每付 1 元攒 1 分，取货 7 天后入账。' }}
          again={() => void again()}
        />
      </Page>
    )
  }
  if (rows?.length === 0 && next === null) {
    return (
      <Page title="积分明细" fill testid="points-page">
        <Empty
          title="还没有积分"
          ways={<Button onClick={() => goInstead(places.home)}>看看附近的团</Button>}
          testid="points-empty"
        >
          每付 1 元攒 1 分，取货 7 天后入账。
        </Empty>
      </Page>
    )
  }
  return (
    <Page title="积分明细" testid="points-page">
      {!rows && (
        <Skeleton>
          <BoneRows rows={6} picture={36} />
        </Skeleton>
      )}
      <View className="pad">
        {rows && rows.length > 0 && (
          <Card>
            <LongList lined name="entries" rows={rows} keyOf={entryKey} height={68}>
              {entry => <EntryRow entry={entry} />}
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

const entryKey = ({ what, id }: PointsEntryView) => `${what}-${id}`

function EntryRow({ entry: { id, what, points, at, orderId, groupTitle } }: { entry: PointsEntryView }) {
  const pending = what === 'pending'
  return (
    <Row
      title={groupTitle || '一次团购'}
      note={pending ? `${date(at, now())}付款，取货 7 天后入账` : `${date(at, now())}入账`}
      value={
        <View className={pending ? 'dim' : 'b ac'}>
          {points < 0 ? '−' : '+'}
          {thousands(Math.abs(points))}
        </View>
      }
      onClick={() => go(consumerPage('order'), { id: orderId })}
      testid={`entry-${id}`}
    />
  )
}
