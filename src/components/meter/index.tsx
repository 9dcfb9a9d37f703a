import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import css from './meter.module.scss'

export interface MeterPart {
  /** Any unit; a part's width is its share of `of`. */
  value: number
  /** A colour token's name: accent (default), low, gold, middle, warm, danger. */
  tone?: 'accent' | 'low' | 'gold' | 'middle' | 'warm' | 'danger'
}

/** A thin bar of one or more parts. `label` says in words what it shows. */
export function Meter({ parts, of, label }: { parts: MeterPart[]; of?: number; label: string }) {
  const whole = of ?? parts.reduce((sum, part) => sum + part.value, 0)
  return (
    <View className={css.meter} {...spoken('img', label)}>
      {parts.map((part, i) => (
        <View
          key={i}
          className={css.part}
          style={`width:${whole > 0 ? Math.min(100, (part.value / whole) * 100).toFixed(2) : 0}%;background:var(--${part.tone ?? 'accent'})`}
        />
      ))}
    </View>
  )
}
