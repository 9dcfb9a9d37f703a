import { View } from '@tarojs/components'
import { Bone, Skeleton } from '@/components/skeleton'
import css from './survey.module.scss'

export function SurveyBones() {
  return (
    <Skeleton>
      <View className={css.body}>
        <View className="pad">
          <View className="fx">
            <Bone h={36} round />
            <View className="grow ml3">
              <Bone w={90} h={15} />
              <Bone w={160} h={13} className="mt2" />
            </View>
          </View>
          <Bone w={220} h={26} className="mt5" />
          <View className="fx mt3">
            <Bone w={64} h={64} className="mr2" />
            <Bone w={64} h={64} className="mr2" />
            <Bone w={64} h={64} />
          </View>
        </View>
        <View className={css.rest} />
        <View className={css.scale}>
          {[6, 5].map(many => (
            <View key={many} className="fx sp mb2">
              {Array.from({ length: many }, (_, index) => (
                <Bone key={index} h={50} round />
              ))}
            </View>
          ))}
        </View>
      </View>
    </Skeleton>
  )
}
