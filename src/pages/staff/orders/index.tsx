import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { memo, useCallback } from 'react'
import { Card } from '@/components/card'
import { ListPage } from '@/components/list-page'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { Tag } from '@/components/tag'
import { listOrders } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { scopeOf, useRegion } from '@/session/region'
import { when } from '@/texts/dates'
import { money } from '@/texts/money'
import { orderFaces } from '@/texts/staff/words'
import type { StaffOrderRow } from '#contracts/staff'

const titles = {
  'paid-today': '今天的付款',
  'refunded-today': '今天的退款',
  group: '这个团的订单',
  member: '这位会员的订单',
} as const
type What = keyof typeof titles

/** What a number is made of: the rows add up to it. */
export default function Orders() {
  const { params } = useRouter()
  const what: What = params.what !== undefined && params.what in titles ? (params.what as What) : 'paid-today'
  const { id, name } = params
  const region = useRegion()
  const pages = useOnePage(
    useCallback(
      after => listOrders({ ...scopeOf(region), ...after, what, ...(id ? { id } : {}) }),
      [region, what, id],
    ),
  )
  return (
    <ListPage
      title={name ? `${decodeURIComponent(name)}的订单` : titles[what]}
      testid="orders"
      pages={pages}
      broken="没读到这些订单"
      picture={0}
      empty={
        what === 'refunded-today'
          ? { title: '今天没有退款', words: '退成的钱会一笔一笔列在这里。' }
          : { title: '还没有订单', words: '有人下单以后会出现在这里。' }
      }
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          <View className="t26 dim mb2">{says[what]}</View>
          <Card>
            {data.rows.map((row, index) => (
              <OrderLine key={`${row.orderId}-${index}`} row={row} what={what} at={now()} />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}

const says: Record<What, string> = {
  'paid-today': '今天到账的每一笔，加起来就是首页的「付」',
  'refunded-today': '今天退成的每一笔，加起来就是首页的「退」',
  group: '付了的、没付的、取消的都在，姓名已遮住',
  member: '只列出你看得到的大区，姓名已遮住',
}

const OrderLine = memo(function OrderLine({ row, what, at }: { row: StaffOrderRow; what: What; at: number }) {
  const face = orderFaces[row.face]
  const elder = useElder()
  const refunds = what === 'refunded-today'
  const fen = refunds ? -row.refundedFen : what === 'paid-today' ? row.paidFen : row.payableFen
  return (
    <Row
      title={
        <View className="fx">
          <View className="nw">{row.memberName}</View>
          <View className="ml2">
            <Tag tone={face.tone}>{face.word}</Tag>
          </View>
        </View>
      }
      note={
        <View className={elder ? undefined : 'one'}>
          {when(row.at, at)} · {row.groupTitle}
        </View>
      }
      value={
        <View className="r">
          <Price fen={fen} size="n" />
          {!refunds && row.refundedFen > 0 && <View className="t26 dim">退 {money(row.refundedFen)}</View>}
        </View>
      }
      onClick={() => go(staffPage('order'), { id: row.orderId })}
      testid={`order-${row.orderId}`}
    />
  )
})
