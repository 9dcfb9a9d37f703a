import { View } from '@tarojs/components'
import { Bars } from '@/components/bars'
import { Card } from '@/components/card'
import { Defined } from '@/components/definition'
import { IntervalScale } from '@/components/interval-scale'
import { Tag } from '@/components/tag'
import { percent, signed } from '@/texts/staff/figures'
import type { NpsOutput } from '#contracts/staff'
import css from './nps.module.scss'

/** Distribution, interval and count always stand together; too few say so (C-63). */
export function ScoreCard({ data, onDefine }: { data: NpsOutput; onDefine: () => void }) {
  const { nps, distribution } = data
  const { n, promoters, passives, detractors, show, score, interval } = nps
  const range = interval && `${signed(interval.low)} 到 ${signed(interval.high)}`
  const parts = [
    { name: '0–6', count: detractors, tone: 'b wm' },
    { name: '7–8', count: passives, tone: 'b dim' },
    { name: '9–10', count: promoters, tone: 'b ac' },
  ]
  return (
    <Card inset testid="score-card">
      <View className="fx base sp wrap">
        <View className="fx base">
          <View className={score === null ? 't60 b' : show === 'greyed' ? 't88 b dim' : 't88 b'}>
            {score === null ? n : signed(score)}
          </View>
          <View className="ml2 dim">
            <Defined onClick={onDefine} label={score === null ? '份数' : 'NPS'} testid="define-nps">
              {score === null ? '份' : 'NPS'}
            </Defined>
          </View>
        </View>
        {range ? (
          <View className="t26">
            95% 区间{' '}
            <View className="b" style="display:inline">
              {range}
            </View>
          </View>
        ) : (
          <View className="t26 dim">不到 10 份，先只看份数</View>
        )}
      </View>
      {show === 'greyed' && (
        <View className="fx">
          <Tag tone="warm">样本不足</Tag>
          <View className="t26 dim ml2">不到 30 份，先别当真</View>
        </View>
      )}
      {interval && score !== null && (
        <View className={show === 'greyed' ? css.pale : undefined}>
          <IntervalScale
            value={score}
            low={interval.low}
            high={interval.high}
            label={`NPS ${signed(score)}，95% 区间 ${range}`}
          />
        </View>
      )}
      <View className="mt2">
        <Bars
          bars={distribution.map((value, at) => ({
            name: String(at),
            value,
            tone: at >= 9 ? 'accent' : at >= 7 ? 'middle' : 'low',
          }))}
          label={`0 到 10 分各有 ${distribution.join('、')} 份`}
        />
      </View>
      <View className="hr mt2 mb2" />
      <View className={css.parts}>
        {parts.map(({ name, count, tone }) => (
          <View key={name} className={css.part}>
            <View className={tone}>{name}</View>
            {count} 份，{percent(count, n)}
          </View>
        ))}
      </View>
    </Card>
  )
}
