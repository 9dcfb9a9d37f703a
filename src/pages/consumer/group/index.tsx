import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Crate, planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'
import { asDecided } from '@/components/group-line/as-decided'
import { Page } from '@/components/page'
import { Note } from '@/components/note'
import { consumerPage, go, goInstead, leaderPage, places } from '@/platform/route'
import { useShareCard } from '@/platform/share'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { clock, until, when } from '@/texts/dates'
import { BasketBar } from './basket-bar'
import { GroupSkeleton } from './group-skeleton'
import { Neighbours } from './neighbours'
import { Pool } from './pool'
import { stateWord } from '@/texts/group-state'
import { useGroup } from './use-group'
import type { GroupView } from '#contracts/views'

/** One group: the crate, who is in, and everything that may go into the basket. */
export default function GroupPage() {
  const { asked, again, group, groupId, basket, put, priced } = useGroup()
  const elder = useElder()
  const running = !!group && (group.state === 'open' || group.state === 'formed') && now() < group.endsAt
  // Whoever sits already may order once more.
  const full = running && !!group.seats && group.seats.left === 0 && !group.seats.mine
  const selling = running && !full
  const contents = useMemo(() => {
    if (!group) return undefined
    // After the deadline the crate is the one the group was decided by, and a basket left behind is no part of it.
    return running
      ? contentsOf(group.crate, { units: priced.units, fen: priced.totalFen })
      : asDecided(contentsOf(group.crate), group.state)
  }, [group, running, priced.units, priced.totalFen])
  const plan = useMemo(() => contents && planCrate(contents), [contents])
  useShareCard(() => ({
    title: group && plan ? `${plan.sentence}，${until(group.endsAt, now())}截` : '邻居们在装一箱汽水',
    path: `pages/consumer/group/index?id=${groupId}`,
  }))

  if (asked.state === 'refused') {
    return (
      <Page title="团" fill testid="group">
        <Broken refusal={asked.refusal} title="没读到这个团" again={() => void again()}>
          {asked.refusal.code === 'offline' && (priced.pieces > 0 || Object.keys(basket).length > 0)
            ? '网络断了一下。你篮里的东西还在，没有扣款。'
            : undefined}
        </Broken>
      </Page>
    )
  }
  if (!group || !contents || !plan) {
    return (
      <Page title=" " testid="group">
        <GroupSkeleton />
      </Page>
    )
  }

  const mine = group.mine
  return (
    <Page
      title={group.title}
      testid="group"
      bar={
        selling ? (
          <BasketBar group={group} priced={priced} contents={contents} />
        ) : mine.orders > 0 ? (
          <>
            <Button look="plain" share icon="share" testid="share">
              转给邻居
            </Button>
            <Button full onClick={() => go(places.orders)} testid="my-orders">
              看我的订单
            </Button>
          </>
        ) : (
          <Button full onClick={() => goInstead(places.home)}>
            看别的团
          </Button>
        )
      }
    >
      <View className="fx ctr mt2">
        <Crate contents={contents} size="large" failed={group.state === 'failed'} />
      </View>
      <View className="pad fx base sp wrap mt4">
        <View className="t44 b" data-testid="missing">
          {group.state === 'failed' ? '没成团，钱原路退回' : plan.sentence}
        </View>
        <View className="t26 wm m">{running ? `${until(group.endsAt, now())} 截单` : stateWord(group)}</View>
      </View>
      <View className="pad t26 dim">{under(group, running, selling && priced.units > 0, now())}</View>
      {running && group.seats && <View className="pad t26 dim">{roomIn(group.seats)}</View>}
      {group.unpaidOrderId && (
        <View className="pad mt3">
          <Note
            tone="warm"
            icon="clock"
            way={
              <Link onClick={() => go(consumerPage('order'), { id: group.unpaidOrderId! })} testid="unpaid">
                去看看
              </Link>
            }
          >
            这个团里你还有一单没付
          </Note>
        </View>
      )}
      {group.isLeader && (
        <View className="pad mt3">
          <Link onClick={() => go(leaderPage('share'), { id: group.groupId })}>你是这个团的团长，去转发</Link>
        </View>
      )}
      {!elder && <Neighbours group={group} />}
      <Pool
        group={group}
        basket={basket}
        put={put}
        selling={selling}
        running={running}
        again={mine.orders > 0}
      />
    </Page>
  )
}

/** From when to when its goods may be collected: true whether she has been there or not. */
function collectWords({ collectFrom, collectUntil }: GroupView, at: number): string {
  return at < collectUntil
    ? `${when(collectFrom, at)}–${clock(collectUntil)} 取货`
    : `取货时间是 ${when(collectFrom, at)}–${clock(collectUntil)}，过了就问团长`
}

/** A group with a maximum of members says so before anybody fills a basket. */
function roomIn({ most, left, mine }: NonNullable<GroupView['seats']>): string {
  const limit = `这个团最多 ${most} 人`
  if (mine) return `${limit}，你已在里面，还可以再带几瓶`
  return left === 0 ? `${limit}，现在满了，有人没付就会空出来` : `${limit}，还有 ${left} 个位置`
}

/** The line under the headline: what the hollow caps are, or what happens next. Empty when nothing is left to say. */
function under(group: GroupView, selling: boolean, mixing: boolean, at: number): string {
  if (group.state === 'failed') return '没装满，付过的每一单都会全额退回'
  if (mixing) return '空心盖是你篮里的，付款后落箱'
  const collect = `${when(group.collectFrom, at)} 来取`
  if (group.state !== 'formed') {
    if (!selling) return '没成箱全退'
    return group.mine.units > 0
      ? `你的 ${group.mine.units} 瓶已落箱，成箱后，${collect}`
      : `成箱后，${collect}，没成箱全退`
  }
  if (at >= group.collectFrom) return group.mine.orders > 0 ? collectWords(group, at) : ''
  return group.mine.units > 0 ? `你的 ${group.mine.units} 瓶已落箱，${collect}` : `已成团，${collect}`
}
