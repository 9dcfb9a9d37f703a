import { View } from '@tarojs/components'
import { memo, useMemo } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Crate, planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'
import { now } from '@/session/clock'
import { until } from '@/texts/dates'
import { money } from '@/texts/money'
import type { GroupCard } from '#contracts/views'
import { stateWord } from '@/texts/group-state'
import css from './home.module.scss'

interface FirstGroupProps {
  group: GroupCard
  onOpen: (groupId: string) => void
}

/** The nearest group, large: how many are missing is the first thing read. */
export const FirstGroup = memo(function FirstGroup({ group, onOpen }: FirstGroupProps) {
  const contents = useMemo(() => contentsOf(group.crate), [group.crate])
  const plan = useMemo(() => planCrate(contents), [contents])
  const people = group.crate.totals.people
  const word = group.mine.orders > 0 ? '再带几瓶' : '去搭配'
  return (
    // The button says what a tap does; the tap itself is the card's, wherever it falls.
    <Card up inset holdsButton onClick={() => onOpen(group.groupId)} testid="first-group">
      <View className="fx">
        <Crate contents={contents} size="medium" failed={group.state === 'failed'} className={css.crate} />
        <View className={css.missing}>
          {plan.missing ? (
            <>
              <View className="t26 dim">还差</View>
              <View className={plan.missing.figure.length > 3 ? 't44 b' : 't88 b'}>
                {plan.missing.figure}
              </View>
              <View className="t26 dim">{plan.missing.unit}</View>
            </>
          ) : (
            <View className="t34 b ac">{plan.sentence}</View>
          )}
          <View className="t26 wm mt2">
            {group.state === 'open' || group.state === 'formed'
              ? `${until(group.endsAt, now())} 截单`
              : stateWord(group)}
          </View>
        </View>
      </View>
      <View className="fx sp mt3">
        <View className="grow">
          <View className="t34 b one">{group.title}</View>
          <View className="fx t26 dim">
            <View className="one">{people > 0 ? `${people} 家已入箱` : '等第一家'}</View>
            <View className="wm m ml2 nw">{money(group.fromFen)} 起</View>
          </View>
        </View>
        <View className="fixed ml2">
          <Button small label={`${word}，${group.title}，${plan.sentence}`} testid="open-first">
            {word}
          </Button>
        </View>
      </View>
    </Card>
  )
})
