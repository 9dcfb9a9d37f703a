import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'

export function TodaySkeleton() {
  return (
    <Skeleton>
      <View className="pad">
        <Card inset>
          <Bone w={96} h={16} />
          <Bone w={72} h={44} className="mt3" />
          <Bone h={12} className="mt4" />
          <Bone w={180} h={13} className="mt3" />
        </Card>
        <Card inset spaced>
          <Bone w={72} h={13} />
          <Bone w={150} h={32} className="mt2" />
        </Card>
        <Card inset spaced>
          <Bone w={140} h={16} />
        </Card>
        <View className="mt6">
          <BoneRows rows={4} picture={60} />
        </View>
      </View>
    </Skeleton>
  )
}
