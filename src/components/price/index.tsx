import { Text, View } from '@tarojs/components'
import { moneyParts } from '@/texts/money'
import { cx } from '../class-names'
import css from './price.module.scss'

interface PriceProps {
  /** Whole fen; less than nothing shows a minus. */
  fen: number
  /** n 15 · m 17 (default) · l 22 · x 30 */
  size?: 'n' | 'm' | 'l' | 'x'
  /** warm where one chooses, ink (default) where one checks; inherit takes the colour around it. */
  tone?: 'ink' | 'warm' | 'inherit'
  /** Whole yuan without .00: for a coupon or a target. */
  round?: boolean
}

/** Small ¥, large yuan, small fen, on one baseline. */
export function Price({ fen, size = 'm', tone = 'ink', round }: PriceProps) {
  const parts = moneyParts(fen)
  return (
    <View className={cx(css.price, css[size], tone !== 'ink' && css[tone])}>
      <Text className={css.small}>{parts.sign}¥</Text>
      {parts.yuan}
      {!(round && parts.fen === '00') && <Text className={css.small}>.{parts.fen}</Text>}
    </View>
  )
}

/** The price before, struck through. Not shown in elder mode. */
export function Was({ fen }: { fen: number }) {
  const parts = moneyParts(fen)
  return (
    <Text className={css.was}>
      ¥{parts.yuan}.{parts.fen}
    </Text>
  )
}
