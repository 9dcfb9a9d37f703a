import { View } from '@tarojs/components'
import { Button, Link } from '@/components/button'
import { Card } from '@/components/card'
import { Chip, Chips } from '@/components/chip'
import { Empty } from '@/components/empty'
import { Unread } from '@/components/join-first'
import { LongList } from '@/components/long-list'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Skeleton } from '@/components/skeleton'
import { consumerPage, go, places } from '@/platform/route'
import { keptOrders } from '@/session/kept-orders'
import { useMe } from '@/session/me'
import { refusalSentence } from '@/texts/refusals'
import { spacedCode } from '@/texts/orders'
import { OrderBones } from './order-bones'
import { OrderItem } from './order-item'
import { orderKey, useOrders } from './use-orders'
import type { Tab } from './use-orders'
import css from './orders.module.scss'

const tabs: { key: Tab; word: string; empty: string }[] = [
  { key: 'all', word: '全部', empty: '还没有订单' },
  { key: 'to-pay', word: '待付款', empty: '没有等着付的' },
  { key: 'to-collect', word: '待取货', empty: '没有等着取的' },
  { key: 'done', word: '已完成', empty: '还没有完成的' },
]

/** My orders: what each waits for, and how much it was. */
export default function Orders() {
  const { tab, choose, rows, next, refusal, busy, again, more } = useOrders()
  const unread = useMe()?.waiting.unread ?? 0
  const open = (orderId: string) => go(consumerPage('order'), { id: orderId })

  if (refusal && !rows) {
    const kept = keptOrders()
    return (
      <Page title="订单" tab="orders" fill={kept.length === 0} testid="orders">
        {kept.length > 0 && (
          <View className="pad mb4">
            <Card>
              {kept.map(order => (
                <Row
                  key={order.orderId}
                  icon="order"
                  title={<View className="t34 b">{spacedCode(order.code!)}</View>}
                  note={`取货码，没网也能看 · ${order.pointName}`}
                  onClick={() => open(order.orderId)}
                  testid={`kept-${order.orderId}`}
                />
              ))}
            </Card>
          </View>
        )}
        <Unread
          refusal={refusal}
          title="没读到订单"
          stranger={{ title: '订单会在这里', words: '成为会员以后，付款、取货、退款都能在这里看到。' }}
          ways={<Link onClick={() => go(places.home)}>先看看附近的团</Link>}
          again={() => void again()}
        />
      </Page>
    )
  }
  return (
    <Page title="订单" tab="orders" testid="orders">
      <View className={css.tabs}>
        <Chips label="看哪些订单" radio>
          {tabs.map(({ key, word }) => (
            <Chip key={key} radio on={key === tab} onClick={() => choose(key)} testid={`orders-${key}`}>
              {word}
            </Chip>
          ))}
        </Chips>
      </View>
      {unread > 0 && (
        <View className="pad mb3">
          <Card>
            <Row
              icon="bell"
              title={`${unread} 条新消息`}
              onClick={() => go(consumerPage('inbox'))}
              testid="inbox"
            />
          </Card>
        </View>
      )}
      {!rows && (
        <Skeleton>
          <OrderBones />
        </Skeleton>
      )}
      {rows?.length === 0 && next === null && (
        <Empty
          inline
          title={tabs.find(({ key }) => key === tab)!.empty}
          ways={<Button onClick={() => go(places.home)}>看看附近的团</Button>}
          testid="orders-empty"
        >
          {tab === 'all' ? '和邻居凑一箱，付过的就会列在这里。' : undefined}
        </Empty>
      )}
      <View className="pad">
        {rows && (
          <LongList name="orders" rows={rows} keyOf={orderKey} height={160}>
            {order => <OrderItem order={order} onOpen={() => open(order.orderId)} />}
          </LongList>
        )}
        {refusal && rows && <View className="t26 dim ctr mt3">{refusalSentence(refusal)}</View>}
        {rows && next !== null && (
          <View className="fx ctr">
            <Link onClick={more} testid="more">
              {busy ? '正在读' : '再看一些'}
            </Link>
          </View>
        )}
      </View>
    </Page>
  )
}
