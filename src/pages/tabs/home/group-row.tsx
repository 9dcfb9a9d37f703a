import { View } from '@tarojs/components'
import { memo, useMemo } from 'react'
import { Crate, planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'
import { now } from '@/session/clock'
import { spoken } from '@/platform/spoken'
import { until } from '@/texts/dates'
import { money } from '@/texts/money'
import type { GroupCard } from '#contracts/views'
import { stateWord } from '@/texts/group-state'
import css from './home.module.scss'

interface GroupRowProps {
  group: GroupCard
  onOpen: (groupId: string) => void
}

export const GroupRow = memo(function GroupRow({ group, onOpen }: GroupRowProps) {
  const contents = useMemo(() => contentsOf(group.crate), [group.crate])
  const plan = useMemo(() => planCrate(contents), [contents])
  const open = group.state === 'open' || group.state === 'formed'
  return (
    <View
      className={css.row}
      onClick={() => onOpen(group.groupId)}
      data-testid={`group-${group.groupId}`}
      {...spoken('button', `${group.title}，${plan.sentence}`)}
    >
      <Crate contents={contents} size="row" failed={group.state === 'failed'} unheard />
      <View className="grow ml3">
        <View className="fx sp top">
          <View className={css.title}>{group.title}</View>
          <View className="wm b nw ml2">{money(group.fromFen)} 起</View>
        </View>
        <View className="dim t26 one">{group.pointName}</View>
        <View className="fx sp wrap t26">
          <View className="dim nw mr2">{open ? `${until(group.endsAt, now())} 截` : stateWord(group)}</View>
          <View className="m nw">{plan.sentence}</View>
        </View>
      </View>
    </View>
  )
})
