import { Input, View } from '@tarojs/components'
import css from './hand-out.module.scss'

interface CodeFieldProps {
  digits: string
  /** One has just been handed over: this is for the next. */
  next: boolean
  onType: (text: string) => void
  onDone: () => void
}

/** Six large digits, for who reads her code out loud. */
export function CodeField({ digits, next, onType, onDone }: CodeFieldProps) {
  const name = next ? '下一个取货码，六位数字' : '取货码，六位数字'
  return (
    <View className="mt4">
      <View className="b">{next ? '下一个' : '没法扫，就问六位数字'}</View>
      <View className={css.field} data-testid="code-input">
        <Input
          className={css.input}
          placeholderClass={css.placeholder}
          type="number"
          // A pasted code may bring its gap along.
          maxlength={8}
          value={digits}
          placeholder="000000"
          confirmType="search"
          onInput={event => onType(event.detail.value)}
          onConfirm={onDone}
          {...(process.env.TARO_ENV === 'h5'
            ? { nativeProps: { 'aria-label': name } }
            : { 'aria-label': name })}
        />
      </View>
      <View className="t26 dim mt2">码只能用一次。代取的人说得出六位数字就可以交。</View>
    </View>
  )
}
