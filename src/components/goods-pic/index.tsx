import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Picture } from '../picture'
import { goodsArt } from './art'
import css from './goods-pic.module.scss'

interface GoodsPicProps {
  /** Id of a drawing (`bottle-mandarin`), or an address for a brand's own picture. */
  art: string
  /** Flavour ground: orange blue pink green gold plum paper. */
  tint?: string
  /** s 44 · m 64 (default) · l 84 · wide 132 × 96 */
  size?: 's' | 'm' | 'l' | 'wide'
  className?: string
}

/** A good on its flavour's ground. Its name stands beside it, so it is hidden from the screen reader. */
export function GoodsPic({ art, tint = 'paper', size = 'm', className }: GoodsPicProps) {
  const src = goodsArt[art] ?? (/[/.:]/.test(art) ? art : goodsArt['bottle-soda']!)
  return (
    <View className={cx(css.ground, css[size], className)} style={`background:var(--tint-${tint})`}>
      <Picture src={src} className={css.picture} />
    </View>
  )
}
