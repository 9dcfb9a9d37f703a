import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { Card } from '@/components/card'
import { ListPage } from '@/components/list-page'
import { Row } from '@/components/row'
import { listPoints } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { scopeOf, useRegion } from '@/session/region'
import { thousands } from '@/texts/money'

/** At which point to stand in for a leader who cannot come; those where something waits are in front. */
export default function Points() {
  const region = useRegion()
  const pages = useOnePage(useCallback(after => listPoints({ ...scopeOf(region), ...after }), [region]))
  return (
    <ListPage
      title={region ? `代为交货 · ${region.name}` : '代为交货'}
      testid="points"
      pages={pages}
      broken="没读到自提点"
      picture={24}
      empty={{ title: '还没有自提点', words: '有了自提点，这里就能选一个去交货。' }}
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          <View className="t26 dim mb2">选一个自提点，那里到了货的团都能交</View>
          <Card>
            {data.rows.map(({ pointId, name, address, waiting }) => (
              <Row
                key={pointId}
                icon="door"
                title={name}
                note={address}
                value={
                  <View className={waiting > 0 ? 'nw' : 'nw dim'}>
                    {waiting > 0 ? `${thousands(waiting)} 份等取` : '没有等取的'}
                  </View>
                }
                onClick={() => go(staffPage('hand-out'), { point: pointId, name })}
                testid={`point-${pointId}`}
              />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}
