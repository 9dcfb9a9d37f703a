import { View } from '@tarojs/components'
import { Crate } from '@/components/crate'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'

const nothing = { rule: { by: 'units' as const, target: 24 }, crateSize: 24, joined: [] }

export function GroupSkeleton() {
  return (
    <Skeleton>
      <View className="fx ctr mt2">
        <Crate contents={nothing} size="large" loading unheard />
      </View>
      <View className="pad mt4">
        <Bone w={190} h={26} />
        <Bone w={240} h={13} className="mt2" />
        <View className="fx sp mt5">
          {[0, 1, 2, 3, 4].map(index => (
            <Bone key={index} h={44} round />
          ))}
        </View>
      </View>
      <View className="pad mt6">
        <BoneRows rows={4} />
      </View>
    </Skeleton>
  )
}
