import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import { tick } from '@/platform/vibrate'
import { cx } from '../class-names'
import css from './stepper.module.scss'

interface StepperProps {
  value: number
  onChange: (next: number) => void
  /** What is counted, for the screen reader: 橘子汽水. */
  label: string
  min?: number
  /** No more than this; the + goes quiet. */
  max?: number
  className?: string
  testid?: string
}

/**
 * − n +. Seen as 28, felt as 44. At nought only + is seen: the rest is there and hidden, so that the first piece sends a
 * class and a figure to the phone and not a branch with a label as long as the good's name.
 */
export function Stepper({ value, onChange, label, min = 0, max = 999, className, testid }: StepperProps) {
  const step = (by: number) => {
    const next = Math.min(max, Math.max(min, value + by))
    if (next === value) return
    tick()
    onChange(next)
  }
  return (
    <View className={cx(css.stepper, className)} data-testid={testid}>
      <View
        className={cx(css.key, 'i-plus', value < max ? css.add : css.off)}
        onClick={() => step(1)}
        data-testid={testid && `${testid}-plus`}
        {...spoken('button', `加一件${label}`, { disabled: value >= max })}
      />
      <View className={cx(css.some, value === 0 && css.none)}>
        {value}
        {(value > min || min === 0) && (
          <View
            className={cx(css.key, 'i-minus')}
            onClick={() => step(-1)}
            data-testid={testid && `${testid}-minus`}
            {...spoken('button', `减一件${label}`)}
          />
        )}
      </View>
    </View>
  )
}
