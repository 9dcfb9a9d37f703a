import { View } from '@tarojs/components'
import { memo, useMemo } from 'react'
import { Card } from '@/components/card'
import { cx } from '@/components/class-names'
import { Crate, planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'
import { Icon } from '@/components/icon'
import { consumerPage, go, leaderPage } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import { money } from '@/texts/money'
import type { DeskOutput } from '#contracts/leader'
import { joinedWords } from '../words'
import css from './desk.module.scss'

interface RunningGroupProps {
  group: DeskOutput['groups'][number]
  /** The first one is lifted. */
  up: boolean
  /** There are several: then each says which it is. */
  named: boolean
}

/** One crate that is being filled, what it would bring as it stands, and the way to more neighbours. */
export const RunningGroup = memo(function RunningGroup({ group, up, named }: RunningGroupProps) {
  const contents = useMemo(() => contentsOf(group.crate), [group.crate])
  const plan = useMemo(() => planCrate(contents), [contents])
  const at = now()
  const selling = (group.state === 'open' || group.state === 'formed') && at < group.endsAt
  return (
    <Card up={up} spaced className={css.group} testid={`running-${group.groupId}`}>
      <View
        className={css.seen}
        onClick={() => go(consumerPage('group'), { id: group.groupId })}
        {...spoken('button', `${group.title}，${plan.sentence}，看看邻居看到的样子`)}
      >
        <Crate contents={contents} size="small" failed={group.state === 'failed'} unheard />
        <View className="grow ml3">
          {named && <View className="t26 b one">{group.title}</View>}
          <View className="t34 b">{group.state === 'closing' ? '已截单，在结算' : plan.sentence}</View>
          <View className={cx('t26 dim', css.line)}>{joinedWords(group, at)}</View>
          <View className={cx('t26 dim', css.line)}>
            按现在算，佣金 <View className={css.fen}>{money(group.commissionFen)}</View>
          </View>
        </View>
      </View>
      {selling && (
        <View
          className={css.share}
          onClick={() => go(leaderPage('share'), { id: group.groupId })}
          data-testid={`share-${group.groupId}`}
          {...spoken('button', `转发${group.title}`)}
        >
          <View className={css.round}>
            <Icon name="share" />
          </View>
          <View className="t26 dim">转发</View>
        </View>
      )}
    </Card>
  )
})
