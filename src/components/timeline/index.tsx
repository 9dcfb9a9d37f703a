import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import css from './timeline.module.scss'

export interface Step {
  title: ReactNode
  /** A quiet fact behind the title. */
  note?: ReactNode
  /** When, at the right. */
  at?: ReactNode
  /** now: a ring, where it stands · done (default): a dot · next: hollow, still to come */
  state?: 'now' | 'done' | 'next'
}

/** What happened, and what comes next. Order as given. */
export function Timeline({ steps }: { steps: Step[] }) {
  return (
    <View {...spoken('list')}>
      {steps.map((step, i) => {
        const last = i === steps.length - 1
        const todo = steps[i + 1]?.state === 'next' || step.state === 'next'
        return (
          <View key={i} className={cx(css.step, last && css.last, todo && css.todo)} {...spoken('listitem')}>
            <View className={cx(css.mark, css[step.state ?? 'done'])} />
            <View className={css.words}>
              <View className={cx(css.title, step.state === 'now' && css.strong)}>{step.title}</View>
              {step.note !== undefined && <View className={css.note}>{step.note}</View>}
            </View>
            {step.at !== undefined && <View className={css.at}>{step.at}</View>}
          </View>
        )
      })}
    </View>
  )
}
