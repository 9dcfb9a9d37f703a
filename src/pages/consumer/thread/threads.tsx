import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { listThreads } from '@/cloud/survey'
import { useAsked } from '@/cloud/use-asked'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Seal } from '@/components/face'
import { Unread } from '@/components/join-first'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { BoneRows, Skeleton } from '@/components/skeleton'
import { consumerPage, go, goInstead, places } from '@/platform/route'
import { now } from '@/session/clock'
import { words } from '@/texts/words'
import { rowSaid } from './words'

/** Everything I told the brand and what became of it. */
export function Threads() {
  const { asked, again } = useAsked(useCallback(() => listThreads(), []))
  const rows = asked.state === 'known' ? asked.data.rows : undefined
  const title = `和${words.brand}说的`
  if (asked.state === 'refused') {
    return (
      <Page title={title} fill testid="threads-page">
        <Unread
          refusal={asked.refusal}
          title="没读到"
          stranger={{ title: '说过的会在这里', words: '取货第二天会问你两问，说了不好，一定有人答。' }}
          again={() => void again()}
        />
      </Page>
    )
  }
  if (rows?.length === 0) {
    return (
      <Page title={title} fill testid="threads-page">
        <Empty
          title="还没说过什么"
          ways={<Button onClick={() => goInstead(places.orders)}>看我的订单</Button>}
          testid="threads-empty"
        >
          取货第二天会问你两问，说了不好，一定有人答。
        </Empty>
      </Page>
    )
  }
  return (
    <Page title={title} testid="threads-page">
      {!rows && (
        <Skeleton>
          <BoneRows rows={3} picture={28} />
        </Skeleton>
      )}
      {rows && (
        <View className="pad">
          <Card>
            {rows.map(row => {
              const said = rowSaid(row, now())
              return (
                <Row
                  key={row.caseId}
                  before={<Seal size="s" />}
                  title={<View className={row.state === 'answered' ? 'b one' : 'one'}>{said.title}</View>}
                  note={said.note}
                  onClick={() => go(consumerPage('thread'), { id: row.caseId })}
                  testid={`thread-${row.caseId}`}
                />
              )
            })}
          </Card>
        </View>
      )}
    </Page>
  )
}
