import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icon'
import { Bone } from '@/components/skeleton'
import type { Asked } from '@/cloud/use-asked'
import { refusalSentence } from '@/texts/refusals'
import css from './work.module.scss'

interface WayProps {
  icon: IconName
  title: string
  note: string
  asked: Asked<unknown>
  numbers: { name: string; value: string; tone?: 'warm' | undefined }[] | undefined
  onClick: () => void
  testid: string
}

/** One of the ways on: whose day it is, three numbers of it, and the door. */
export function Way({ icon, title, note, asked, numbers, onClick, testid }: WayProps) {
  return (
    <Card inset spaced onClick={onClick} label={`${title}，进去看`} testid={testid}>
      <View className="fx">
        <View className={css.sign}>
          <Icon name={icon} />
        </View>
        <View className="grow ml3">
          <View className="t34 b">{title}</View>
          <View className="t26 dim one">{note}</View>
        </View>
        <Icon name="right" size="s" />
      </View>
      {asked.state === 'refused' ? (
        <View className="t26 wm mt3">{refusalSentence(asked.refusal)}</View>
      ) : (
        <View className={css.numbers}>
          {(numbers ?? [undefined, undefined, undefined]).map((number, index) => (
            <View key={index} className={css.number}>
              {number ? (
                <>
                  <View className="t26 dim nw">{number.name}</View>
                  <View className={number.tone ? 't44 b wm nw' : 't44 b nw'}>{number.value}</View>
                </>
              ) : (
                <>
                  <Bone w={56} h={13} />
                  <Bone w={64} h={22} className="mt2" />
                </>
              )}
            </View>
          ))}
        </View>
      )}
    </Card>
  )
}
