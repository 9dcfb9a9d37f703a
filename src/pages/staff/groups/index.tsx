import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Card } from '@/components/card'
import { Chip, Chips } from '@/components/chip'
import { GroupLine } from '@/components/group-line'
import { ListPage } from '@/components/list-page'
import { listGroups } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { scopeOf, useRegion } from '@/session/region'
import css from './groups.module.scss'

const states = { running: '正在装', closed: '已截单' } as const
type State = keyof typeof states

/** All groups, running or decided. */
export default function Groups() {
  const region = useRegion()
  const [state, setState] = useState<State>('running')
  const pages = useOnePage(
    useCallback(after => listGroups({ ...scopeOf(region), ...after, state }), [region, state]),
  )
  const openGroup = useCallback((id: string) => go(staffPage('group'), { id }), [])
  const at = now()
  return (
    <ListPage
      title={region ? `团 · ${region.name}` : '全部的团'}
      testid="groups"
      pages={pages}
      broken="没读到这些团"
      picture={60}
      empty={
        state === 'running'
          ? { title: '现在没有开着的团', words: '团长开团以后，箱子会出现在这里。' }
          : { title: '还没有截过单的团', words: '第一个团截单以后，成没成都在这里。' }
      }
      head={
        <View className="pad mb3">
          <Chips label="哪些团" radio>
            {(Object.keys(states) as State[]).map(one => (
              <Chip key={one} radio on={one === state} onClick={() => setState(one)} testid={`state-${one}`}>
                {states[one]}
              </Chip>
            ))}
          </Chips>
        </View>
      }
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          <Card className={css.groups}>
            {data.rows.map(group => (
              <GroupLine key={group.groupId} group={group} at={at} onOpen={openGroup} />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}
