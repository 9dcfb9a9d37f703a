import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import css from './open-group.module.scss'

export function OpenSkeleton() {
  return (
    <Skeleton>
      <View className={css.cards}>
        {[0, 1].map(index => (
          <View key={index} className={css.card}>
            <Bone w={78} h={20} />
            <Bone w={120} h={17} className="mt3" />
            <Bone w={150} h={44} className="mt3" />
            <Bone w={130} h={13} className="mt3" />
          </View>
        ))}
      </View>
      <View className="pad mt3">
        <Bone h={150} />
        <View className="mt8">
          <Card>
            <BoneRows rows={4} picture={44} />
          </Card>
        </View>
      </View>
    </Skeleton>
  )
}
