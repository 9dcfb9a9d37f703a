import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import css from './bars.module.scss'

export interface Bar {
  name: string
  value: number
  tone?: 'low' | 'middle' | 'accent'
  /** Shown instead of the value, for example '62.3%'. */
  said?: string
}

/** Upright bars with names below: a distribution. Height 74. */
export function Bars({ bars, label }: { bars: Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(bar => bar.value))
  return (
    <View {...spoken('img', label)}>
      <View className={css.field}>
        {bars.map(bar => (
          <View
            key={bar.name}
            className={css.bar}
            style={`height:${Math.max(2, (bar.value / most) * 100).toFixed(1)}%;background:var(--${bar.tone ?? 'middle'})`}
          />
        ))}
      </View>
      <View className={css.names}>
        {bars.map(bar => (
          <View key={bar.name} className={css.name}>
            {bar.name}
          </View>
        ))}
      </View>
    </View>
  )
}

/** Lying bars, one a line, with the figure at the right: what was said, most first. */
export function Lines({ bars, label }: { bars: Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(bar => bar.value))
  return (
    <View {...spoken('img', label)}>
      {bars.map(bar => (
        <View key={bar.name} className={css.line}>
          <View className={css.word}>{bar.name}</View>
          <View className={css.track}>
            <View
              className={css.fill}
              style={`width:${((bar.value / most) * 100).toFixed(1)}%;background:var(--${bar.tone ?? 'low'})`}
            />
          </View>
          <View className={css.figure}>{bar.said ?? bar.value}</View>
        </View>
      ))}
    </View>
  )
}
