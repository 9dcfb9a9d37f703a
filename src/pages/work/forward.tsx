import { useDidHide, useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { goInstead, leaderPage, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { date, weekday } from '@/texts/dates'

const starts = { desk: leaderPage('desk'), today: staffPage('today') }

/**
 * Puts the first page of a package in the place of this one, bones showing until it is downloaded. That page draws the tab
 * bar itself, so nobody sees that she left the tab.
 */
export function Forward({ to }: { to: keyof typeof starts }) {
  // Only while it is looked at: what is known of her hats may change while another page is on top.
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (shown) goInstead(starts[to])
  }, [shown, to])
  return (
    <Page title={`今天 · ${date(now(), now())} ${weekday(now())}`} tab="work" testid="work">
      <Skeleton>
        <View className="pad">
          <Bone h={84} className="mt1" />
          <Bone h={94} className="mt3" />
          <View className="mt8">
            <Card>
              <BoneRows rows={3} picture={44} />
            </Card>
          </View>
        </View>
      </Skeleton>
    </Page>
  )
}
