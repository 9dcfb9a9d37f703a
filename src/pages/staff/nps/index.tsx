import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { Lines } from '@/components/bars'
import { Button } from '@/components/button'
import { Card, Section } from '@/components/card'
import { useDefinition } from '@/components/definition'
import { ListPage } from '@/components/list-page'
import { getNps } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { scopeOf, useRegion } from '@/session/region'
import { npsDefinition } from '@/texts/staff/definitions'
import { dayRange, percent } from '@/texts/staff/figures'
import type { NpsOutput } from '#contracts/staff'
import { Answers } from './answers'
import { ScoreCard } from './score-card'

/** What the week's NPS is made of. */
export default function NpsPage() {
  const region = useRegion()
  const { define, sheet } = useDefinition()
  const pages = useOnePage(useCallback(after => getNps({ ...scopeOf(region), ...after }), [region]))
  const toCases = () => go(staffPage('cases'))
  const low = pages.data?.nps.detractors ?? 0
  const asks = (data: NpsOutput) => data.questions.map(({ text }) => text).join('；')
  const defined = (data: NpsOutput) => {
    const text = npsDefinition(data.nps, data, region?.name ?? '你看得到的全部大区')
    return { ...text, parts: [...text.parts, { name: '问了什么', text: asks(data) || '还没有问卷' }] }
  }
  return (
    <ListPage
      title={region ? `取货后的问卷 · ${region.name}` : '取货后的问卷'}
      testid="nps-page"
      pages={pages}
      broken="没读到问卷"
      picture={36}
      empty={{
        title: '这 7 天还没有人回答',
        words: pages.data
          ? `发出 ${pages.data.nps.invited} 份，取货后第二天问两句，答了就在这里。`
          : '取货后第二天问两句，答了就在这里。',
      }}
      bar={
        low > 0 ? (
          <Button full onClick={toCases} testid="to-cases">
            去看 {low} 个低分
          </Button>
        ) : undefined
      }
      over={sheet}
      rows={data => (data.nps.n > 0 ? [data] : [])}
    >
      {data => (
        <>
          {pages.page === 1 && (
            <View className="pad">
              <View className="t26 dim mb2">
                {dayRange(data.from, data.to)} · {data.nps.n} 份回答 · 发 {data.nps.invited} 份，回收{' '}
                {percent(data.nps.answered, data.nps.invited)}
              </View>
              <ScoreCard data={data} onDefine={() => define(defined(data))} />
            </View>
          )}
          {pages.page === 1 && data.reasons.length > 0 && (
            <>
              <Section title="低分说了什么" aside={`${low} 人，可多选`} />
              <View className="pad">
                <Card inset testid="reasons">
                  <Lines
                    bars={data.reasons.map(({ label, n }) => ({ name: label, value: n }))}
                    label={data.reasons.map(({ label, n }) => `${label} ${n} 人`).join('，')}
                  />
                </Card>
              </View>
            </>
          )}
          <Answers rows={data.rows} />
        </>
      )}
    </ListPage>
  )
}
