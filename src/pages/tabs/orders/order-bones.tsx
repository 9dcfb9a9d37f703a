import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Bone } from '@/components/skeleton'
import css from './orders.module.scss'

export function OrderBones() {
  return (
    <View className="pad">
      {[150, 120, 168].map(width => (
        <View key={width} className={css.item}>
          <Card inset>
            <View className="fx sp">
              <Bone w={width} h={16} />
              <Bone w={48} h={16} />
            </View>
            <View className="fx mt3">
              <Bone h={44} w={44} />
              <Bone h={44} w={44} className="ml1" />
              <View className="grow ml3">
                <Bone w={90} h={15} />
                <Bone w={130} h={13} className="mt2" />
              </View>
            </View>
            <Bone w={190} h={13} className="mt4" />
          </Card>
        </View>
      ))}
    </View>
  )
}
