import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Card } from '@/components/card'
import { Crate, planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'
import { asDecided } from '@/components/group-line/as-decided'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { until, when } from '@/texts/dates'
import { money } from '@/texts/money'
import type { StaffGroupOutput } from '#contracts/staff'
import css from './group.module.scss'

/** How far it is and what it brought in. */
export function Facts({ group, arrived }: { group: StaffGroupOutput; arrived: boolean }) {
  const contents = useMemo(() => asDecided(contentsOf(group.crate), group.state), [group.crate, group.state])
  const plan = useMemo(() => planCrate(contents), [contents])
  const { people, units } = group.crate.totals
  const orders = () => go(staffPage('orders'), { what: 'group', id: group.groupId, name: group.title })
  const counts = [
    { word: '已付', count: group.orders.paid, testid: 'orders-paid' },
    { word: '没付', count: group.orders.placed, testid: 'orders-placed' },
    { word: '取消', count: group.orders.cancelled, testid: 'orders-cancelled' },
  ]
  return (
    <>
      <Card className={css.head}>
        <Crate contents={contents} size="medium" failed={group.state === 'failed'} className={css.crate} />
        <View className={css.facts}>
          <View className="t34 b" data-testid="missing">
            {group.state === 'failed' ? '没成团' : plan.sentence}
          </View>
          <View className="t26 dim">
            {people} 家 {units} 瓶
          </View>
          <View className="mt1" data-testid="paid">
            <Price fen={group.paidFen} size="l" />
          </View>
          <View className="t26 dim">已付，{deadline(group, arrived)}</View>
        </View>
      </Card>
      <Card spaced>
        <View className={css.counts}>
          {counts.map(({ word, count, testid }) => (
            <View key={word} className={css.count} data-testid={testid}>
              <View className="t26 dim">{word}</View>
              <View className="fx base">
                <View className="t44 b">{count}</View>
                <View className="t26 dim ml1">单</View>
              </View>
            </View>
          ))}
        </View>
        <Row
          title="退款"
          note={
            group.refunds.all > 0 ? `退成 ${group.refunds.done}，一共 ${group.refunds.all} 笔` : undefined
          }
          value={group.refunds.all > 0 ? money(group.refundedFen) : <View className="dim">没有</View>}
          testid="refunds"
        />
        <Row
          title="看每一单"
          note={`${when(group.collectFrom, now())} 起，在${group.pointName}取`}
          onClick={orders}
          testid="group-orders"
        />
      </Card>
    </>
  )
}

function deadline({ state, endsAt }: StaffGroupOutput, arrived: boolean): string {
  if (state === 'open') return `${until(endsAt, now())} 截单`
  if (state === 'closing') return '已截单，正在结算'
  if (state === 'failed') return '原路退回'
  return arrived ? '货到了' : '等到货'
}
