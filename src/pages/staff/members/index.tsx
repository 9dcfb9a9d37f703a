import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { Card } from '@/components/card'
import { Face } from '@/components/face'
import { ListPage } from '@/components/list-page'
import { Row } from '@/components/row'
import { listMembers } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { scopeOf, useRegion } from '@/session/region'
import { date } from '@/texts/dates'

/** Who is a member: enough to talk about a person, not enough to name her. */
export default function Members() {
  const region = useRegion()
  const elder = useElder()
  const pages = useOnePage(useCallback(after => listMembers({ ...scopeOf(region), ...after }), [region]))
  return (
    <ListPage
      title={region ? `会员 · ${region.name}` : '会员'}
      testid="members"
      pages={pages}
      broken="没读到会员"
      picture={36}
      empty={{ title: '还没有会员', words: '第一位邻居下单前会先成为会员。' }}
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          <View className="t26 dim mb2">新来的在前，姓名已遮住，住址不在这里</View>
          <Card>
            {data.rows.map(({ memberId, name, pointName, joinedAt, orders }, index) => (
              <Row
                key={memberId}
                before={<Face surname={name} hue={(index % 8) + 1} />}
                title={name}
                note={
                  <View className={elder ? undefined : 'one'}>
                    {date(joinedAt, now())}加入 · {pointName || '还没选自提点'}
                  </View>
                }
                value={<View className={orders > 0 ? 'nw' : 'nw dim'}>买成 {orders} 单</View>}
                onClick={() => go(staffPage('orders'), { what: 'member', id: memberId, name })}
                testid={`member-${memberId}`}
              />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}
