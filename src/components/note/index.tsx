import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon'
import css from './note.module.scss'

interface NoteProps {
  /** quiet (default), accent: a promise, warm: something to know before going on. */
  tone?: 'accent' | 'warm'
  icon?: IconName
  /** Its first line, bold. */
  title?: string
  /** A Link at its right: one line with its way on. */
  way?: ReactNode
  children: ReactNode
}

/** A few lines on a ground that belong to what is above or below. */
export function Note({ tone, icon, title, way, children }: NoteProps) {
  return (
    <View className={cx(css.note, tone && css[tone], way !== undefined && css.leads)}>
      {icon && <Icon name={icon} size="s" className={css.icon} />}
      <View className={css.words}>
        {title && <View className={css.title}>{title}</View>}
        {children}
      </View>
      {way !== undefined && <View className={css.way}>{way}</View>}
    </View>
  )
}
