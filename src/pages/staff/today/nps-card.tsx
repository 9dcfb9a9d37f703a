import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Defined } from '@/components/definition'
import { IntervalScale } from '@/components/interval-scale'
import { Meter } from '@/components/meter'
import { Tag } from '@/components/tag'
import { spoken } from '@/platform/spoken'
import { percent, signed } from '@/texts/staff/figures'
import type { Nps } from '#domain/survey/types'
import css from './today.module.scss'

interface NpsCardProps {
  nps: Nps
  onDefine: () => void
  onOpen: () => void
}

/** The week's score with its company: how many answered, what share of those asked, and how sure it is (C-63). */
export function NpsCard({ nps, onDefine, onOpen }: NpsCardProps) {
  const { n, show, score, interval, invited, answered } = nps
  const said = sentence(nps)
  return (
    <Card up>
      <View className={css.head}>
        <Defined onClick={onDefine} label="近 7 天 NPS" testid="define-nps">
          近 7 天 NPS
        </Defined>
        <View className="t26 dim nw">
          {n} 份 · 回收 {percent(answered, invited)}
        </View>
      </View>
      <View
        className={css.score}
        onClick={onOpen}
        data-testid="nps"
        {...spoken('button', `近 7 天 NPS，${said}`)}
      >
        <View className={css.figure}>
          <View className="fx base">
            {score === null ? (
              <>
                <View className="t60 b">{n}</View>
                <View className="ml1">份</View>
              </>
            ) : (
              <View className={show === 'greyed' ? 't88 b dim' : 't88 b'}>{signed(score)}</View>
            )}
            {show !== 'full' && (
              <View className="ml2">
                <Tag tone="warm">样本不足</Tag>
              </View>
            )}
          </View>
          <Counts nps={nps} />
        </View>
        {interval && score !== null && (
          <View className={show === 'greyed' ? css.pale : undefined}>
            <IntervalScale value={score} low={interval.low} high={interval.high} label={said} />
          </View>
        )}
        <View className="t26 dim mt1">{said}</View>
      </View>
    </Card>
  )
}

/** Who it is made of: three counts over their shares. */
function Counts({ nps: { promoters, passives, detractors, n } }: { nps: Nps }) {
  const parts = [
    { name: '0–6', count: detractors, tone: 'low' as const },
    { name: '7–8', count: passives, tone: 'middle' as const },
    { name: '9–10', count: promoters, tone: 'accent' as const },
  ]
  return (
    <View className={css.counts}>
      <View className="fx">
        {parts.map(({ name, count }) => (
          <View key={name} className={css.count}>
            <View className="b">{count}</View>
            <View className="t26 dim">{name}</View>
          </View>
        ))}
      </View>
      <View className="mt1">
        <Meter
          parts={parts.map(({ count, tone }) => ({ value: count, tone }))}
          of={n}
          label={parts.map(({ name, count }) => `${name} 分 ${count} 份`).join('，')}
        />
      </View>
    </View>
  )
}

function sentence({ n, show, interval }: Nps): string {
  if (n === 0) return '还没有人回答'
  if (!interval) return '不到 10 份，先只看份数'
  const range = `95% 区间 ${signed(interval.low)} 到 ${signed(interval.high)}`
  return show === 'greyed' ? `${range}，不到 30 份，先别当真` : range
}
