import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { Card } from '@/components/card'
import { ListPage } from '@/components/list-page'
import { Row } from '@/components/row'
import { Tag } from '@/components/tag'
import { listAudit } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { scopeOf, useRegion } from '@/session/region'
import { when } from '@/texts/dates'
import { aboutOf, deedSentence, outcomeWords, roleWords } from '@/texts/staff/words'

/** Who did what, newest first; what was tried and refused stands here too. */
export default function Audit() {
  const region = useRegion()
  const pages = useOnePage(useCallback(after => listAudit({ ...scopeOf(region), ...after }), [region]))
  return (
    <ListPage
      title={region ? `操作记录 · ${region.name}` : '操作记录'}
      testid="audit"
      pages={pages}
      broken="没读到记录"
      picture={0}
      empty={{ title: '还没有记录', words: '改价、回答、导入这些事，做了就记下。' }}
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          <Card>
            {data.rows.map(row => {
              const outcome = outcomeWords[row.outcome]
              const about = aboutOf(row)
              return (
                <Row
                  key={row.id}
                  title={deedSentence(row)}
                  note={
                    <View className="one">
                      {when(row.at, now())} · {roleWords[row.role] ?? row.role}
                      {about && ` · ${about.word} …${about.id.slice(-6)}`}
                    </View>
                  }
                  {...(about?.page ? { onClick: () => go(staffPage(about.page), { id: about.id }) } : {})}
                  value={outcome && <Tag tone={outcome.tone}>{outcome.word}</Tag>}
                  testid={`audit-${row.id}`}
                />
              )
            })}
          </Card>
        </View>
      )}
    </ListPage>
  )
}
