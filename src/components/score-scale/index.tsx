import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import css from './score-scale.module.scss'

interface ScoreScaleProps {
  value: number | undefined
  onChange: (score: number) => void
  /** The question, for the screen reader. */
  label: string
  low?: string
  high?: string
}

/** 0–10 in two rows of caps within the thumb's reach; the chosen one is our green cap. */
export function ScoreScale({ value, onChange, label, low = '0 不会', high = '10 一定会' }: ScoreScaleProps) {
  return (
    <View>
      <View className={css.scores} {...spoken('radiogroup', label)}>
        {Array.from({ length: 11 }, (_, score) => (
          <View
            key={score}
            className={cx(css.felt, score === value && css.on)}
            onClick={() => onChange(score)}
            data-testid={`score-${score}`}
            {...spoken('radio', `${score} 分`, { checked: score === value })}
          >
            <View className={css.face}>{score}</View>
          </View>
        ))}
      </View>
      <View className={css.ends}>
        <View>{low}</View>
        <View>{high}</View>
      </View>
    </View>
  )
}
