import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import css from './interval-scale.module.scss'

interface IntervalScaleProps {
  /** The measured value, or undefined when there are too few answers. */
  value: number | undefined
  low: number
  high: number
  /** Ends of the axis; −100 and 100 for NPS. */
  from?: number
  to?: number
  /** A tick, for example nought. */
  tick?: number
  /** In words: 「52，95% 区间 42 到 62」. */
  label: string
}

/** A point and its 95 % interval on one axis. */
export function IntervalScale({
  value,
  low,
  high,
  from = -100,
  to = 100,
  tick = 0,
  label,
}: IntervalScaleProps) {
  const at = (x: number) => (((Math.min(to, Math.max(from, x)) - from) / (to - from)) * 100).toFixed(2)
  return (
    <View className={css.scale} {...spoken('img', label)}>
      <View className={css.axis} />
      <View className={css.tick} style={`left:${at(tick)}%`} />
      {value !== undefined && (
        <>
          <View
            className={css.interval}
            style={`left:${at(low)}%;right:${(100 - Number(at(high))).toFixed(2)}%`}
          />
          <View className={css.point} style={`left:${at(value)}%`} />
        </>
      )}
    </View>
  )
}
