import { View } from '@tarojs/components'
import { memo } from 'react'
import { Link } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Meter } from '@/components/meter'
import { go, leaderPage } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import type { DeskOutput } from '#contracts/leader'
import { awaitedWords, plateOf } from '../words'
import css from './desk.module.scss'

type Building = DeskOutput['buildings'][number]

/** More buildings than this are a list of its own. */
const most = 8

/** The sheet one walks the stairs with. */
export function Buildings({ buildings }: { buildings: Building[] }) {
  return (
    <View className="pad">
      <Card>
        {buildings.slice(0, most).map(building => (
          <BuildingRow key={building.building} building={building} />
        ))}
      </Card>
      {buildings.length > most && (
        <Link onClick={() => go(leaderPage('pickups'))}>还有 {buildings.length - most} 栋，看全部</Link>
      )}
    </View>
  )
}

const BuildingRow = memo(function BuildingRow({ building }: { building: Building }) {
  const { done, all } = building
  const plate = plateOf(building.building)
  const said = awaitedWords(building)
  return (
    <View
      className={css.row}
      onClick={() => go(leaderPage('pickups'))}
      data-testid={`building-${building.building}`}
      {...spoken(
        'button',
        `${plate ? `${plate.figure}${plate.word}，` : ''}${said}，已交 ${done} 份，共 ${all} 份`,
      )}
    >
      <View className={css.plate}>
        {plate ? (
          <>
            {plate.figure}
            <View className={css.plateWord}>{plate.word}</View>
          </>
        ) : (
          <Icon name="door" />
        )}
      </View>
      <View className="grow ml3">
        <View className="fx sp">
          <View className="one">{said}</View>
          <View className="nw t26 dim ml2">
            已交 <View className={css.done}>{done}</View> / {all}
          </View>
        </View>
        <View className="mt1">
          <Meter parts={[{ value: done }]} of={all} label={`已交 ${done} 份，共 ${all} 份`} />
        </View>
      </View>
    </View>
  )
})
