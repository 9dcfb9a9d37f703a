import { Input, Textarea, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { cx } from '../class-names'
import css from './field.module.scss'

interface FieldProps {
  value: string
  onInput: (value: string) => void
  /** What to write; also its name for the screen reader unless `label` says more. */
  placeholder: string
  label?: string
  lines?: number
  maxLength?: number
  type?: 'text' | 'number' | 'digit'
  /** A sentence under the field; `wrong` makes it red and the frame with it. */
  hint?: string
  wrong?: boolean
  onDone?: () => void
  testid?: string
}

/** CSS px that WeChat keeps between the line that is written and its keyboard: room for the hint below the field. */
const OVER_KEYBOARD = 64

/** A field to write in: one line, or several with `lines`. */
export function Field(props: FieldProps) {
  const {
    value,
    onInput,
    placeholder,
    label,
    lines = 1,
    maxLength = 140,
    type = 'text',
    hint,
    wrong,
    onDone,
    testid,
  } = props
  const name = label ?? placeholder
  // Above and below the lines; inside the field itself, so that a tap there begins to write.
  const room = Taro.pxTransform(40)
  const common = {
    value,
    placeholder,
    className: css.input,
    placeholderClass: css.placeholder,
    onInput: (event: { detail: { value: string } }) => onInput(event.detail.value),
    ...(process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': name } } : { 'aria-label': name }),
  }
  return (
    <View data-testid={testid}>
      <View className={cx(css.field, wrong && css.wrong)}>
        {lines > 1 ? (
          <Textarea
            {...common}
            cursorSpacing={OVER_KEYBOARD}
            maxlength={maxLength}
            autoHeight
            style={`min-height:calc(${lines * 1.6}em + ${room})`}
          />
        ) : (
          <Input
            {...common}
            cursorSpacing={OVER_KEYBOARD}
            maxlength={maxLength}
            type={type}
            onConfirm={onDone}
          />
        )}
      </View>
      {hint && <View className={cx(css.hint, wrong && css.bad)}>{hint}</View>}
    </View>
  )
}
