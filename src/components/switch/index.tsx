import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import css from './switch.module.scss'

/** On or off, 48 × 28 seen, 44 felt. `label` names what is switched. */
export function Switch({
  on,
  onChange,
  label,
  disabled,
  testid,
}: {
  on: boolean
  onChange: (on: boolean) => void
  label: string
  disabled?: boolean
  testid?: string
}) {
  return (
    <View
      className={css.felt}
      onClick={() => !disabled && onChange(!on)}
      data-testid={testid}
      {...spoken('switch', label, { checked: on, disabled: !!disabled })}
    >
      <View className={cx(css.track, on && css.on)}>
        <View className={css.knob} />
      </View>
    </View>
  )
}
