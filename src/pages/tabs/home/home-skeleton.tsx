import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Crate } from '@/components/crate'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import css from './home.module.scss'

const nothing = { rule: { by: 'units' as const, target: 24 }, crateSize: 24, joined: [] }

export function HomeSkeleton() {
  return (
    <Skeleton>
      <View className="pad">
        <Card inset>
          <View className="fx">
            <Crate contents={nothing} size="medium" loading unheard className={css.crate} />
            <View className={css.missing}>
              <Bone w={40} h={13} />
              <Bone w={64} h={44} className="mt2" />
              <Bone w={56} h={13} className="mt2" />
            </View>
          </View>
          <Bone w={180} h={17} className="mt4" />
          <Bone w={120} h={13} className="mt2" />
        </Card>
        <View className="mt6">
          <BoneRows rows={3} picture={76} />
        </View>
      </View>
    </Skeleton>
  )
}
