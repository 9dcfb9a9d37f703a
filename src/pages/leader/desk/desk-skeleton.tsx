import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Crate } from '@/components/crate'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import css from './desk.module.scss'

const nothing = { rule: { by: 'units' as const, target: 24 }, crateSize: 24, joined: [] }

export function DeskSkeleton() {
  return (
    <Skeleton>
      <View className="pad">
        <Card className={css.numbers}>
          {[css.number, css.number, css.money].map((part, index) => (
            <View key={index} className={part}>
              <Bone w={44} h={13} className="mt1" />
              <Bone w={56} h={30} className="mt2" />
            </View>
          ))}
        </Card>
        <Card spaced className={css.group}>
          <Crate contents={nothing} size="small" loading unheard />
          <View className="grow ml3">
            <Bone w={110} h={17} />
            <Bone w={140} h={13} className="mt2" />
            <Bone w={120} h={13} className="mt2" />
          </View>
        </Card>
        <View className="mt8">
          <Card>
            <BoneRows rows={3} picture={44} />
          </Card>
        </View>
      </View>
    </Skeleton>
  )
}
