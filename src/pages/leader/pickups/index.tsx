import { View } from '@tarojs/components'
import { memo, useState } from 'react'
import { Button } from '@/components/button'
import { Card, Section } from '@/components/card'
import { Chip, Chips } from '@/components/chip'
import { ListPage } from '@/components/list-page'
import { go, leaderPage, places } from '@/platform/route'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import type { PickupRow, PickupsOutput } from '#contracts/leader'
import { partsWords } from '@/texts/words'
import { plateOf } from '../words'
import { byBuilding, piecesWords } from './by-building'
import type { Shown } from './by-building'
import css from './pickups.module.scss'
import { usePickups } from './use-pickups'

const choices: [Shown, string][] = [
  ['all', '全部'],
  ['waiting', '还没取'],
  ['collected', '取走了'],
]

/** Every parcel at the point, by building, in the order of the stairs. */
export default function Pickups() {
  const pages = usePickups()
  const [shown, show] = useState<Shown>('all')
  const some = !!pages.data && (pages.data.rows.length > 0 || pages.page > 1)
  return (
    <ListPage
      title="按楼交货"
      testid="pickups"
      pages={pages}
      broken="没读到要交的货"
      rows={({ rows }) => rows}
      empty={{
        title: '还没有货要交',
        words: '货到了在「今天」里点一下，要交的就会按楼排在这里。',
        ways: <Button onClick={() => go(places.work)}>看今天</Button>,
      }}
      head={
        some && (
          <View className="pad mb3 mt2">
            <Chips label="看哪些" radio>
              {choices.map(([choice, word]) => (
                <Chip
                  key={choice}
                  radio
                  on={shown === choice}
                  onClick={() => show(choice)}
                  testid={`show-${choice}`}
                >
                  {word}
                </Chip>
              ))}
            </Chips>
          </View>
        )
      }
      bar={
        some && (
          <Button full icon="scan" onClick={() => go(leaderPage('hand-out'))} testid="to-hand-out">
            扫码交货
          </Button>
        )
      }
    >
      {data => <Parcels data={data} shown={shown} />}
    </ListPage>
  )
}

function Parcels({ data, shown }: { data: PickupsOutput; shown: Shown }) {
  const buildings = byBuilding(data.rows, shown)
  if (buildings.length === 0)
    return (
      <View className="pad dim mt3 mb3">
        {shown === 'waiting' ? '这一页都取走了。' : '这一页还没有人取。'}
      </View>
    )
  return (
    <>
      {buildings.map(({ building, rows, waiting }) => {
        const plate = plateOf(building)
        return (
          <View key={building} data-testid={`building-${building}`}>
            <Section
              title={plate ? `${plate.figure} ${plate.word}` : building || '没写门牌'}
              aside={waiting > 0 ? `等取 ${waiting} 份` : '都取走了'}
            />
            <View className="pad">
              <Card>
                {rows.map(row => (
                  <Parcel key={row.orderId} row={row} />
                ))}
              </Card>
            </View>
          </View>
        )
      })}
    </>
  )
}

const Parcel = memo(function Parcel({ row }: { row: PickupRow }) {
  const { orderId, name, household, units, lines, state, collectedAt } = row
  return (
    <View className={css.row} data-testid={`pickup-${orderId}`}>
      <View className="grow">
        <View className="b one">{household ? `${household} ${name}` : name}</View>
        <View className={css.pieces}>{piecesWords(row)}</View>
      </View>
      <View className={css.end}>
        <View className={state === 'waiting' ? 'b wm nw' : 'dim nw'}>
          {state === 'waiting' ? `${partsWords(units, lines)}等取` : '取走了'}
        </View>
        {state === 'collected' && collectedAt !== null && (
          <View className="t26 dim nw">{when(collectedAt, now())}</View>
        )}
      </View>
    </View>
  )
})
