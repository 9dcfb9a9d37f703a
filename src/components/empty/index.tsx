import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '@/platform/spoken'
import cat from '@/art/drawings/cat-in-crate.svg'
import spilled from '@/art/drawings/spilled.svg'
import { Picture } from '../picture'
import css from './empty.module.scss'

interface EmptyProps {
  /** cat: nothing here yet · spilled: something broke */
  drawing?: 'cat' | 'spilled'
  title: string
  /** One or two sentences on why, and when that changes. */
  children?: ReactNode
  /** A Button, a Link below it. */
  ways?: ReactNode
  /** Goes where a list would be, not on a page of its own: a smaller picture. */
  inline?: boolean
  /** Last, small: a reference number. */
  foot?: ReactNode
  testid?: string
}

/** A drawing, a sentence, a way on. On a page of its own use `<Page fill>`. */
export function Empty({ drawing = 'cat', title, children, ways, inline, foot, testid }: EmptyProps) {
  return (
    <View className={css.empty} data-testid={testid}>
      <Picture src={drawing === 'cat' ? cat : spilled} className={inline ? css.small : css.picture} />
      <View className={css.title} {...spoken('heading', undefined, { level: 2 })}>
        {title}
      </View>
      {children && <View className={css.words}>{children}</View>}
      {ways && <View className={css.ways}>{ways}</View>}
      {foot && <View className={css.foot}>{foot}</View>}
    </View>
  )
}
