import { View } from '@tarojs/components'
import { useState } from 'react'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Section } from '@/components/card'
import { Empty } from '@/components/empty'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { go, leaderPage } from '@/platform/route'
import { refusalSentence } from '@/texts/refusals'
import { now } from '@/session/clock'
import { date, weekday } from '@/texts/dates'
import { lateTitle } from '../words'
import { Arrivals } from './arrivals'
import { ArriveSheet } from './arrive-sheet'
import { Buildings } from './buildings'
import { DeskSkeleton } from './desk-skeleton'
import { Late } from './late'
import { Numbers } from './numbers'
import { RunningGroup } from './running-group'
import { useDesk } from './use-desk'

/** More running groups than this wait behind one tap, so that the stairs stay in view. */
const shownAtOnce = 3

/** A leader's day. With the tab bar where it is all her work, else with a way back. */
export function Desk({ tab }: { tab?: boolean }) {
  const { asked, again, arrival } = useDesk()
  const [all, setAll] = useState(false)
  const frame = {
    title: `今天 · ${date(now(), now())} ${weekday(now())}`,
    ...(tab ? { tab: 'work' as const } : {}),
  }

  if (asked.state === 'refused') {
    return (
      <Page {...frame} fill testid="desk">
        {asked.refusal.code === 'contract-ended' ? (
          <Empty
            title="约定到期了"
            ways={
              <Button onClick={() => go(leaderPage('commission'))} testid="to-commission">
                看我的佣金
              </Button>
            }
          >
            {refusalSentence(asked.refusal)}
          </Empty>
        ) : (
          <Broken refusal={asked.refusal} title="没读到今天的事" again={() => void again()} />
        )}
      </Page>
    )
  }
  if (asked.state === 'asking') {
    return (
      <Page {...frame} testid="desk">
        <DeskSkeleton />
      </Page>
    )
  }

  const desk = asked.data
  const groups = all ? desk.groups : desk.groups.slice(0, shownAtOnce)
  const nothing = desk.groups.length + desk.toArrive.length + desk.toHandOut === 0
  return (
    <Page
      {...frame}
      testid="desk"
      bar={
        <>
          <Button
            look={nothing ? 'filled' : 'plain'}
            full={nothing}
            onClick={() => go(leaderPage('open-group'))}
            testid="open-group"
          >
            开一个团
          </Button>
          {!nothing && (
            <Button full icon="scan" onClick={() => go(leaderPage('hand-out'))} testid="to-hand-out">
              扫码交货
            </Button>
          )}
        </>
      }
    >
      <View className="pad">
        {asked.stale && (
          <View className="mb3">
            <Note tone="warm" icon="offline">
              网络断了一下，下面是刚才读到的。
            </Note>
          </View>
        )}
        <Numbers desk={desk} />
        {groups.map((group, index) => (
          <RunningGroup key={group.groupId} group={group} up={index === 0} named={desk.groups.length > 1} />
        ))}
        {desk.groups.length > groups.length && (
          <Link onClick={() => setAll(true)} testid="all-groups">
            还有 {desk.groups.length - groups.length} 个团在装
          </Link>
        )}
      </View>
      {nothing && (
        <Empty inline title="今天还没有事" testid="desk-empty">
          开一个团，邻居们就能往箱子里放瓶子了。
        </Empty>
      )}
      {desk.toArrive.length > 0 && (
        <>
          <Section title="等到货" aside={`${desk.toArrive.length} 个团`} />
          <Arrivals groups={desk.toArrive} onArrive={arrival.ask} />
        </>
      )}
      {desk.buildings.length > 0 && (
        <>
          <Section title="按楼交货" aside={desk.toHandOut > 0 ? `还有 ${desk.toHandOut} 份` : '都交完了'} />
          <Buildings buildings={desk.buildings} />
        </>
      )}
      {desk.late.length > 0 && (
        <>
          <Section title={lateTitle(desk.late, now())} aside={`${desk.overdue} 份`} />
          <Late late={desk.late} />
        </>
      )}
      <ArriveSheet arrival={arrival} />
    </Page>
  )
}
