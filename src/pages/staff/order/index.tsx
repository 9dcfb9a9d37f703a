import { View } from '@tarojs/components'
import { Broken } from '@/components/broken'
import { Card, Section } from '@/components/card'
import { GoodsPic } from '@/components/goods-pic'
import { Page } from '@/components/page'
import { useSlice } from '@/components/pager'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import { money } from '@/texts/money'
import { errorWord, orderFaces, storyWords, todoWord } from '@/texts/staff/words'
import type { StaffOrderOutput } from '#contracts/staff'
import { Entries } from './entries'
import { MendingSheet } from './mending-sheet'
import { OddPayments, Refunds } from './money-back'
import { useMending, type Mending } from './use-mending'
import { useStaffOrder } from './use-staff-order'

const keyOf = (mending: Mending) => (mending.what === 'odd' ? mending.odd.transactionId : mending.refund.id)

/** One order with what happened to it, every fen it moved, and what must still follow. */
export default function StaffOrder() {
  const { orderId, asked, again, keep } = useStaffOrder()
  const mending = useMending(orderId, keep)
  if (asked.state === 'refused') {
    return (
      <Page title="订单" fill testid="staff-order">
        <Broken refusal={asked.refusal} title="没读到这一单" again={() => void again()} />
      </Page>
    )
  }
  if (asked.state === 'asking') {
    return (
      <Page title="订单" testid="staff-order">
        <Skeleton>
          <View className="pad">
            <Bone h={120} />
            <View className="mt3">
              <BoneRows rows={3} picture={44} />
            </View>
            <Bone h={140} className="mt3" />
          </View>
        </Skeleton>
      </Page>
    )
  }
  const order = asked.data
  return (
    <Page title={`${order.memberName}的订单`} testid="staff-order">
      <View className="pad">
        <Head order={order} />
      </View>
      <Lines lines={order.lines} />
      <OddPayments order={order} begin={mending.begin} />
      <Refunds order={order} begin={mending.begin} />
      <Section title="经过" aside="最近的在前" />
      <View className="pad">
        <Card inset testid="story">
          <Timeline
            steps={order.story.map((item, index) => {
              const { title, note } = storyWords(item)
              const state = index === 0 ? { state: 'now' as const } : {}
              return { title, ...(note ? { note } : {}), at: when(item.at, now()), ...state }
            })}
          />
        </Card>
      </View>
      <Entries entries={order.entries} />
      <Section title="还要做的" aside={order.todo.length > 0 ? `${order.todo.length} 件` : '都做完了'} />
      {order.todo.length > 0 && <Todos order={order} />}
      {mending.mending && (
        <MendingSheet
          key={keyOf(mending.mending)}
          mending={mending.mending}
          doing={mending}
          payableFen={order.payableFen}
        />
      )}
    </Page>
  )
}

function Head({ order }: { order: StaffOrderOutput }) {
  const face = orderFaces[order.face]
  return (
    <Card>
      <Row
        title={
          <View className="fx">
            <View className="b one">{order.memberName}</View>
            <View className="ml2">
              <Tag tone={face.tone}>{face.word}</Tag>
            </View>
          </View>
        }
        note={`${order.units > 0 ? `${order.units} 瓶，` : ''}${when(order.placedAt, now())} 下单`}
        value={<Price fen={order.payableFen} size="l" />}
        testid="order-head"
      />
      <Row
        title={order.groupTitle}
        note={
          <View className="one">
            {order.pointName}，{when(order.collectFrom, now())} 起取
          </View>
        }
        onClick={() => go(staffPage('group'), { id: order.groupId })}
        testid="to-group"
      />
      {order.collected && (
        <Row tight title="取走" value={`${when(order.collected.at, now())}，${order.collected.byName}交的`} />
      )}
      <Row
        tight
        title="团长佣金"
        value={
          <View className={order.commissionFen > 0 ? '' : 'dim'}>
            {order.commissionFen > 0 ? money(order.commissionFen) : '没有'}
          </View>
        }
        testid="commission"
      />
      <Row tight title="单号" value={<View className="t26 dim">{order.orderId}</View>} />
    </Card>
  )
}

function Lines({ lines }: { lines: StaffOrderOutput['lines'] }) {
  const { rows, pager } = useSlice(lines, 12)
  return (
    <>
      <Section title="买了什么" aside={`${lines.length} 款`} />
      <View className="pad">
        <Card>
          {rows.map(line => (
            <Row
              key={line.sku}
              before={<GoodsPic art={line.art} tint={line.tint} size="s" />}
              title={<View className="one">{line.name}</View>}
              note={`${money(line.priceFen)} × ${line.quantity}`}
              value={<Price fen={line.amountFen} size="n" />}
              testid={`line-${line.sku}`}
            />
          ))}
        </Card>
      </View>
      {pager}
    </>
  )
}

/** What follows by itself, and what is stuck: that is tried again on its own page. */
function Todos({ order }: { order: StaffOrderOutput }) {
  return (
    <View className="pad">
      <Card testid="todos">
        {order.todo.map(({ name, due, tries, stuck, watched, lastError }) => (
          <Row
            key={name}
            title={todoWord(name)}
            note={
              <View className="one">
                {stuck ? `试了 ${tries} 次` : `${when(due, now())} ${watched ? '再试' : '做'}`}
                {lastError && `，${errorWord(lastError)}`}
              </View>
            }
            value={
              stuck ? (
                <Tag tone="danger">卡住了</Tag>
              ) : watched ? (
                <Tag tone="warm">没成，还在试</Tag>
              ) : undefined
            }
            {...(stuck || watched ? { onClick: () => go(staffPage('stuck')) } : {})}
            testid={`todo-${name}`}
          />
        ))}
      </Card>
    </View>
  )
}
