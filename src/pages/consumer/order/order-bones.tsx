import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Bone, Skeleton } from '@/components/skeleton'

export function OrderBones() {
  return (
    <Skeleton>
      <View className="pad mt2">
        <Bone w={210} h={26} />
        <Bone w={160} h={13} className="mt2" />
        <Bone h={250} className="mt4" />
        <Card inset spaced>
          <View className="fx">
            <Bone w={44} h={44} />
            <Bone w={44} h={44} className="ml1" />
            <View className="grow ml3">
              <Bone w={100} h={15} />
              <Bone w={140} h={13} className="mt2" />
            </View>
          </View>
        </Card>
        <Bone w={180} h={15} className="mt6" />
        <Bone w={140} h={15} className="mt4" />
      </View>
    </Skeleton>
  )
}
