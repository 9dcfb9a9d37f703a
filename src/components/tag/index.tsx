import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import css from './tag.module.scss'

/** A word on a ground: quiet (default), accent (品牌, done), warm (团长, time), danger. */
export function Tag({ tone, children }: { tone?: 'accent' | 'warm' | 'danger'; children: ReactNode }) {
  return <View className={cx(css.tag, tone && css[tone])}>{children}</View>
}
