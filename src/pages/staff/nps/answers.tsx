import { View } from '@tarojs/components'
import { memo } from 'react'
import { Card, Section } from '@/components/card'
import { cx } from '@/components/class-names'
import { Row } from '@/components/row'
import { go, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import type { NpsOutput } from '#contracts/staff'
import css from './nps.module.scss'

type Answer = NpsOutput['rows'][number]

/** The answers themselves: a low one opens its case, the others their order. */
export function Answers({ rows }: { rows: Answer[] }) {
  return (
    <>
      <Section title="一份一份看" aside="新的在前" />
      <View className="pad">
        <Card testid="answers">
          {rows.map(row => (
            <AnswerLine key={row.responseId} row={row} at={now()} />
          ))}
        </Card>
      </View>
    </>
  )
}

const AnswerLine = memo(function AnswerLine({ row, at }: { row: Answer; at: number }) {
  const { responseId, memberName, score, reasons, text, orderId, caseId } = row
  const words = [reasons.join('、'), text].filter(part => part !== '').join('，')
  return (
    <Row
      before={<View className={cx(css.score, score >= 9 && css.good, score <= 6 && css.bad)}>{score}</View>}
      title={
        <View className="fx sp">
          <View className="one">{memberName}</View>
          <View className="t26 dim nw ml2">{when(row.at, at)}</View>
        </View>
      }
      note={<View className="one">{words || '没有多说'}</View>}
      onClick={() =>
        caseId === null ? go(staffPage('order'), { id: orderId }) : go(staffPage('case'), { id: caseId })
      }
      testid={`answer-${responseId}`}
    />
  )
})
