import { View } from '@tarojs/components'
import { useState } from 'react'
import { Link } from '@/components/button'
import { Card, Section } from '@/components/card'
import { ListPage } from '@/components/list-page'
import { RETURN_WINDOW } from '#domain/order/limits'
import { now } from '@/session/clock'
import { groupHeading } from '../words'
import { byGroup } from './by-group'
import { Entry } from './entry'
import { HowSheet } from './how-sheet'
import { Sums } from './sums'
import { useCommission } from './use-commission'

const days = Math.round(RETURN_WINDOW / 86_400_000)

/** Where every fen comes from, and when it may be counted on. */
export default function Commission() {
  const { pages, sums } = useCommission()
  const [how, setHow] = useState(false)
  const some = !!sums && (pages.page > 1 || !pages.data || pages.data.rows.length > 0)
  return (
    <ListPage
      title="佣金"
      testid="commission"
      pages={pages}
      broken="没读到佣金"
      rows={({ rows }) => rows}
      empty={{
        title: '还没有佣金',
        words: '邻居付了款，这里就会一单一单列出来：按多少算、算了多少。',
        ways: <Link onClick={() => setHow(true)}>怎么算的</Link>,
      }}
      head={some && <Sums {...sums} days={days} onHow={() => setHow(true)} />}
      over={<HowSheet open={how} onClose={() => setHow(false)} days={days} />}
    >
      {({ rows }) => (
        <>
          {byGroup(rows).map(({ groupId, title, collectFrom, rows: its }) => (
            <View key={groupId}>
              <Section title={groupHeading(title, collectFrom, now())} />
              <View className="pad">
                <Card>
                  {its.map(row => (
                    <Entry key={row.orderId} row={row} days={days} />
                  ))}
                </Card>
              </View>
            </View>
          ))}
          <View className="pad t26 dim mt3 mb3">这里先记账，还不能提现。付到哪里，等开通结算时再说。</View>
        </>
      )}
    </ListPage>
  )
}
