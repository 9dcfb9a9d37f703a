import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import type { Awaited } from './use-desk'

/** Formed groups whose goods are still on the road. */
export function Arrivals({ groups, onArrive }: { groups: Awaited[]; onArrive: (group: Awaited) => void }) {
  return (
    <View className="pad">
      <Card>
        {groups.map(group => (
          <Row
            key={group.groupId}
            title={group.title}
            note={`${group.orders} 份 ${group.units} 瓶，说好 ${when(group.collectFrom, now())} 起取`}
            value={
              <Button
                small
                look="soft"
                label={`${group.title}到货了`}
                onClick={() => onArrive(group)}
                testid={`arrive-${group.groupId}`}
              >
                货到了
              </Button>
            }
          />
        ))}
      </Card>
    </View>
  )
}
