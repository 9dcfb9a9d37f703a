import { View } from '@tarojs/components'
import { Bone, Skeleton } from '@/components/skeleton'
import css from './share.module.scss'

export function ShareSkeleton() {
  return (
    <Skeleton>
      <View className="pad">
        <Bone w={90} h={13} className="mt2" />
        <View className={css.message}>
          <Bone h={36} round />
          <View className={css.card}>
            <Bone w={110} h={13} />
            <Bone w={190} h={17} className="mt2" />
            <Bone h={150} className="mt2" />
            <Bone w={44} h={13} className="mt2" />
          </View>
        </View>
        <Bone w={104} h={13} className="mt5" />
        <Bone w={216} h={300} className="mt2" />
      </View>
    </Skeleton>
  )
}
