import { View } from '@tarojs/components'
import { useState } from 'react'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Card, Section } from '@/components/card'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Sheet } from '@/components/sheet'
import { go, consumerPage } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import { useWaitingSurvey } from '@/session/me'
import { words } from '@/texts/words'
import { FirstGroup } from './first-group'
import { GroupRow } from './group-row'
import { HomeSkeleton } from './home-skeleton'
import { SurveyCard } from './survey-card'
import { useHome } from './use-home'
import css from './home.module.scss'

const open = (groupId: string) => go(consumerPage('group'), { id: groupId })

/** What my neighbours are filling right now. */
export default function Home() {
  const { asked, again, choose } = useHome()
  const [choosing, setChoosing] = useState(false)
  const asksHer = !!useWaitingSurvey()
  const home = asked.state === 'known' ? asked.data : undefined
  const [first, ...others] = home?.groups ?? []

  const place = home && (
    <View
      className={css.place}
      onClick={() => setChoosing(true)}
      data-testid="place"
      {...spoken('button', home.point ? `${home.point.name}，换一个自提点` : '选一个自提点')}
    >
      <Icon name="pin" size="s" className="mr1" />
      <View className="one">{home.point?.name ?? '选一个自提点'}</View>
      <Icon name="down" size="xs" className="ml1" />
    </View>
  )

  return (
    <Page
      tab="home"
      title={place ?? words.brandFull}
      fill={asked.state === 'refused' || (home && !first && !asksHer)}
      testid="home"
    >
      {asked.state === 'asking' && <HomeSkeleton />}
      {asked.state === 'refused' && (
        <Broken refusal={asked.refusal} title="没读到附近的团" again={() => void again()} />
      )}
      {home && (
        <View className="pad">
          <SurveyCard />
        </View>
      )}
      {home && !first && (
        <Empty
          drawing="cat"
          title="附近还没有开着的团"
          ways={
            <>
              <Button onClick={() => setChoosing(true)}>看看别的自提点</Button>
              <Link onClick={() => void again()}>再看一眼</Link>
            </>
          }
          testid="home-empty"
        >
          箱子先空着，猫替你占了位。团长开团以后，这里会出现。
        </Empty>
      )}
      {home && first && (
        <View className="pad">
          <FirstGroup group={first} onOpen={open} />
        </View>
      )}
      {others.length > 0 && <Section title="邻居们还在装" aside={`${others.length} 个团`} />}
      {others.length > 0 && (
        <View className="pad">
          <Card>
            {others.map(group => (
              <GroupRow key={group.groupId} group={group} onOpen={open} />
            ))}
          </Card>
        </View>
      )}
      <Sheet open={choosing} onClose={() => setChoosing(false)} title="到哪里取" bare testid="points">
        {home?.points.map(point => (
          <Row
            key={point.id}
            icon="door"
            title={point.name}
            note={point.address}
            plain
            value={point.id === home.point?.id ? <Icon name="check" size="s" /> : undefined}
            testid={`point-${point.id}`}
            onClick={() => {
              setChoosing(false)
              choose(point.id)
            }}
          />
        ))}
      </Sheet>
    </Page>
  )
}
