import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import { tick } from '@/platform/vibrate'
import { cx } from '../class-names'
import { Icon } from '../icon'
import css from './stepper.module.scss'

interface StepperProps {
  value: number
  onChange: (next: number) => void
  /** What is counted, for the screen reader: 橘子汽水. */
  label: string
  min?: number
  /** No more than this; the + goes quiet. */
  max?: number
  testid?: string
}

/**
 * − n +. Seen as 28, felt as 44. At nought only + is seen; the rest is there and hidden, so that the first tap sends a number
 * and not two nodes.
 */
export function Stepper({ value, onChange, label, min = 0, max = 999, testid }: StepperProps) {
  const step = (by: number) => {
    const next = Math.min(max, Math.max(min, value + by))
    if (next === value) return
    tick()
    onChange(next)
  }
  return (
    <View
      className={cx(css.stepper, value <= min && css.least, value === 0 && css.none)}
      data-testid={testid}
    >
      <View
        className={cx(css.key, css.minus)}
        onClick={() => step(-1)}
        data-testid={testid && `${testid}-minus`}
        {...spoken('button', `减一件${label}`)}
      >
        <View className={css.face}>
          <Icon name="minus" className={css.sign} />
        </View>
      </View>
      <View className={css.number}>{value}</View>
      <View
        className={css.key}
        onClick={() => step(1)}
        data-testid={testid && `${testid}-plus`}
        {...spoken('button', `加一件${label}`, { disabled: value >= max })}
      >
        <View className={cx(css.face, value < max ? css.add : css.off)}>
          <Icon name="plus" className={css.sign} />
        </View>
      </View>
    </View>
  )
}
