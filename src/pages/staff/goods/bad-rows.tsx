import { View } from '@tarojs/components'
import { Note } from '@/components/note'
import { useSlice } from '@/components/pager'
import type { RefusalOf } from '#domain/refusals'
import css from './goods.module.scss'

/** Where the list could not be read: line, column, why. Nothing of it was written. */
export function BadRows({ rows }: Pick<RefusalOf<'bad-rows'>, 'rows'>) {
  const { rows: shown, pager } = useSlice(rows, 15)
  return (
    <View className="mt3" data-testid="bad-rows">
      <Note tone="warm" icon="warn" title="一行都没有写入">
        有 {rows.length} 处没读懂，改好再导一次。
      </Note>
      <View className={css.table}>
        <View className={`${css.bad} ${css.head}`}>
          <View className={css.line}>行</View>
          <View className={css.column}>列</View>
          <View className="grow">原因</View>
        </View>
        {shown.map(({ line, column, reason }, index) => (
          <View key={index} className={css.bad} data-testid="bad-row">
            <View className={css.line}>{line}</View>
            <View className={css.column}>{column || '整行'}</View>
            <View className="grow">{reason}</View>
          </View>
        ))}
      </View>
      {pager}
    </View>
  )
}
