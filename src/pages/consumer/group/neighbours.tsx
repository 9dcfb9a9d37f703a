import { ScrollView, View } from '@tarojs/components'
import { Face } from '@/components/face'
import type { GroupView } from '#contracts/views'
import css from './group.module.scss'

/** In the browser the keyboard reaches the row, and its arrows scroll it. */
const reached =
  process.env.TARO_ENV === 'h5' ? { tabIndex: 0, role: 'group', 'aria-label': '已入箱的邻居' } : {}

/** Faces of who is in, the leader first: only people who paid are here. */
export function Neighbours({ group }: { group: GroupView }) {
  if (group.neighbours.length === 0) return null
  return (
    <ScrollView scrollX className={css.neighbours}>
      <View className={css.faces} {...reached}>
        {group.neighbours.slice(0, 12).map((who, index) => (
          <View key={index} className={css.neighbour}>
            <Face face={who.face} surname={who.surname} hue={who.hue} size="l" />
            <View className={who.leader ? 'one b' : 'one'}>
              {who.mine ? '我' : who.leader ? who.name : `${who.surname}家`}
            </View>
            <View className="one dim">{who.leader && who.units === 0 ? '团长' : `${who.units} 瓶`}</View>
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
