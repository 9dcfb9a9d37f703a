import { View } from '@tarojs/components'
import { memo, useMemo } from 'react'
import { spoken } from '@/platform/spoken'
import { localTime, clock, when } from '@/texts/dates'
import { roundMoney } from '@/texts/money'
import type { GroupCard } from '#contracts/views'
import type { GroupRule } from '#domain/group/types'
import { Crate, planCrate } from '../crate'
import { contentsOf } from '../crate/from-view'
import { asDecided } from './as-decided'
import css from './group-line.module.scss'

/** What a group has to reach: 「24 瓶」「12 人」「¥600」. */
export function ruleWord(rule: GroupRule): string {
  if (rule.by === 'amount') return roundMoney(rule.targetFen)
  return `${rule.target} ${{ units: '瓶', cases: '箱', people: '人' }[rule.by]}`
}

const stateWords = {
  open: '',
  closing: '已截单，正在结算',
  formed: '已成团',
  failed: '没成团，退款',
} as const

interface GroupLineProps {
  group: GroupCard
  /** ms; the deadline is said from here. */
  at: number
  onOpen: (groupId: string) => void
}

/** A group in one line for those who watch many: its crate, whose it is, until when, and what is missing. */
export const GroupLine = memo(function GroupLine({ group, at, onOpen }: GroupLineProps) {
  const contents = useMemo(() => asDecided(contentsOf(group.crate), group.state), [group.crate, group.state])
  const missing = useMemo(() => planCrate(contents).missing, [contents])
  const running = group.state === 'open'
  const today = localTime(group.endsAt).day === localTime(at).day
  const ends = `${today ? clock(group.endsAt) : when(group.endsAt, at)} 截`
  const lacks = missing ? `差 ${missing.figure} ${missing.unit.replace(/成[箱团]$/, '')}`.trim() : '成团'
  const result = running
    ? lacks
    : group.state === 'failed'
      ? '没成'
      : group.state === 'formed'
        ? '成团'
        : lacks
  const good = result === '成团'
  return (
    <View
      className={css.line}
      onClick={() => onOpen(group.groupId)}
      data-testid={`group-${group.groupId}`}
      {...spoken('button', `${group.leaderName}，${group.pointName}，${result}`)}
    >
      <Crate contents={contents} size="tiny" failed={group.state === 'failed'} className={css.crate} />
      <View className="grow ml3">
        <View className="one">
          {group.leaderName} · {group.pointName}
        </View>
        <View className="t26 dim one">
          {ruleWord(group.crate.rule)} · {running ? ends : stateWords[group.state]}
        </View>
      </View>
      <View className={good ? 'nw b ml2 ac' : group.state === 'failed' ? 'nw b ml2 dim' : 'nw b ml2'}>
        {result}
      </View>
    </View>
  )
})
