import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../button'
import css from './pager.module.scss'

interface PagerProps {
  page: number
  before: (() => void) | undefined
  next: (() => void) | undefined
}

/** Steps through a long list. Nothing when there is one page. */
export function Pager({ page, before, next }: PagerProps) {
  if (!before && !next) return null
  return (
    <View className={css.pager}>
      <View className={css.way}>
        {before && (
          <Button look="plain" small onClick={before} testid="page-before">
            上一页
          </Button>
        )}
      </View>
      <View className="t26 dim">第 {page} 页</View>
      <View className={css.way}>
        {next && (
          <Button look="plain" small onClick={next} testid="page-next">
            下一页
          </Button>
        )}
      </View>
    </View>
  )
}

/** What is here already, `most` at a time: two hundred goods are ten short pages. */
export function useSlice<T>(rows: readonly T[], most = 20): { rows: readonly T[]; pager: ReactNode } {
  const [asked, turn] = useState(0)
  const last = Math.max(0, Math.ceil(rows.length / most) - 1)
  const at = Math.min(asked, last)
  return {
    rows: rows.slice(at * most, (at + 1) * most),
    pager: (
      <Pager
        page={at + 1}
        before={at > 0 ? () => turn(at - 1) : undefined}
        next={at < last ? () => turn(at + 1) : undefined}
      />
    ),
  }
}
