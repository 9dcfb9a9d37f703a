import { View } from '@tarojs/components'
import { memo, useCallback, useState } from 'react'
import { Card } from '@/components/card'
import { Chip, Chips } from '@/components/chip'
import { Face } from '@/components/face'
import { ListPage } from '@/components/list-page'
import { Row } from '@/components/row'
import { Tag } from '@/components/tag'
import { listCases } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { scopeOf, useRegion } from '@/session/region'
import { span, when } from '@/texts/dates'
import { promiseWord } from '@/texts/staff/words'
import type { CaseRow } from '#contracts/staff'

const states = { open: '等回答', answered: '等对方确认', solved: '解决了' } as const
type State = keyof typeof states

const empties: Record<State, { title: string; words: string }> = {
  open: { title: '没有等回答的事', words: '谁打了 6 分以下，会先到这里，24 小时内要回。' },
  answered: { title: '没有等确认的', words: '回答以后，对方说解决了才算完。' },
  solved: { title: '还没有解决的', words: '对方点了解决，就会到这里。' },
}

/** Low scores, the one whose promise ends first in front. */
export default function Cases() {
  const region = useRegion()
  const [state, setState] = useState<State>('open')
  const pages = useOnePage(
    useCallback(after => listCases({ ...scopeOf(region), ...after, state }), [region, state]),
  )
  return (
    <ListPage
      title={region ? `低分 · ${region.name}` : '低分'}
      testid="cases"
      pages={pages}
      broken="没读到这些事"
      picture={36}
      empty={empties[state]}
      head={
        <View className="pad mb3">
          <Chips label="哪些事" radio>
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
          <Card>
            {data.rows.map(row => (
              <CaseLine key={row.caseId} row={row} at={now()} />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}

const CaseLine = memo(function CaseLine({ row, at }: { row: CaseRow; at: number }) {
  const { caseId, memberName, score, reasons, state, openedAt, dueAt, ownerName } = row
  const elder = useElder()
  const waits = state === 'open' || state === 'reopened'
  const standing = (
    <>
      {waits && <View className={dueAt < at ? 'dg b' : 'wm'}>{promiseWord(dueAt, at, span)}</View>}
      {ownerName && (
        <View className="dim">
          {ownerName}
          {state === 'solved' ? '办的' : '在办'}
        </View>
      )}
    </>
  )
  return (
    <Row
      before={<Face surname={memberName} hue={(score % 8) + 1} />}
      title={
        <View className="fx wrap">
          <View className="b nw">
            {memberName} · {score} 分
          </View>
          {state === 'reopened' && (
            <View className="ml2">
              <Tag tone="danger">又打开了</Tag>
            </View>
          )}
        </View>
      }
      note={
        <>
          <View className="one">
            {reasons.length > 0 ? reasons.join('、') : '没选原因'}
            {!waits && ` · ${when(openedAt, at)}`}
          </View>
          {elder && standing}
        </>
      }
      value={elder ? undefined : <View className="r t26">{standing}</View>}
      onClick={() => go(staffPage('case'), { id: caseId })}
      testid={`case-${caseId}`}
    />
  )
})
