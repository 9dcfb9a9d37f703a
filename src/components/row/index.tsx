import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon'
import css from './row.module.scss'

interface RowProps {
  icon?: IconName
  /** The first line. */
  title: ReactNode
  /** A second, quiet line. */
  note?: ReactNode
  /** At the right: a value, a price, a switch, a stepper. */
  value?: ReactNode
  /** Something before the words instead of an icon: a face, a picture. */
  before?: ReactNode
  /** Leads somewhere: draws the arrow. */
  onClick?: () => void
  /** Without the arrow though it can be tapped. */
  plain?: boolean
  /** 45 high instead of 52. */
  tight?: boolean
  testid?: string
  label?: string
}

/** One line of a Card, 52 high, with a hairline above all but the first. */
export function Row({ icon, title, note, value, before, onClick, plain, tight, testid, label }: RowProps) {
  return (
    <View
      className={cx(css.row, tight && css.tight)}
      onClick={onClick}
      data-testid={testid}
      {...(onClick ? spoken('button', label) : {})}
    >
      {icon && <Icon name={icon} className={css.icon} />}
      {before && <View className={css.before}>{before}</View>}
      <View className={css.words}>
        <View>{title}</View>
        {note !== undefined && note !== '' && <View className={css.note}>{note}</View>}
      </View>
      {value !== undefined && <View className={css.value}>{value}</View>}
      {onClick && !plain && <Icon name="right" size="s" className={css.arrow} />}
    </View>
  )
}
