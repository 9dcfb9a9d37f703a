import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import css from './card.module.scss'

interface CardProps {
  /** Lifted by a shadow instead of a hairline: at most one a screen. */
  up?: boolean
  /** 16 of room inside; leave it out for a card of Rows. */
  inset?: boolean
  /** Above what comes before: 12 between cards. */
  spaced?: boolean
  className?: string
  onClick?: () => void
  label?: string
  /** It holds a button that does the same: a tap anywhere counts, but it is no button itself. */
  holdsButton?: boolean
  testid?: string
  children: ReactNode
}

export function Card(props: CardProps) {
  const { up, inset, spaced, className, onClick, label, holdsButton, testid, children } = props
  return (
    <View
      className={cx(css.card, up && css.up, inset && css.inset, spaced && css.spaced, className)}
      onClick={onClick}
      data-testid={testid}
      {...(onClick && !holdsButton ? spoken('button', label) : {})}
    >
      {children}
    </View>
  )
}

/** Head of a section: a title, and facts or a way on at the right. Its content follows beside it, not inside. */
export function Section({ title, aside }: { title: ReactNode; aside?: ReactNode }) {
  return (
    <View className={css.section}>
      <View
        className={css.title}
        {...(typeof title === 'string' ? spoken('heading', undefined, { level: 2 }) : {})}
      >
        {title}
      </View>
      {aside !== undefined && <View className={css.aside}>{aside}</View>}
    </View>
  )
}
