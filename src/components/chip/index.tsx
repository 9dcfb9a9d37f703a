import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import { Icon } from '../icon'
import css from './chip.module.scss'

interface ChipProps {
  on?: boolean
  onClick: () => void
  /** Chosen alone among its neighbours (no tick is drawn); else each is for itself. */
  radio?: boolean
  testid?: string
  children: ReactNode
}

/** A choice to tap, 44 high. Put them in Chips. */
export function Chip({ on, onClick, radio, testid, children }: ChipProps) {
  return (
    <View
      className={cx(css.chip, on && css.on)}
      onClick={onClick}
      data-testid={testid}
      {...spoken(radio ? 'radio' : 'checkbox', undefined, { checked: !!on })}
    >
      {on && <Icon name="check" size="xs" className={css.tick} />}
      {children}
    </View>
  )
}

export function Chips({ label, radio, children }: { label: string; radio?: boolean; children: ReactNode }) {
  return (
    <View className={css.chips} {...spoken(radio ? 'radiogroup' : 'group', label)}>
      {children}
    </View>
  )
}
