import { View } from '@tarojs/components'
import { unspoken } from '@/platform/spoken'
import { cx } from '../class-names'
import { hues } from '../crate/crate-svg'
import { Picture } from '../picture'
import qingyu from '@/art/marks/qingyu.svg'
import { faces } from './art'
import css from './face.module.scss'

interface FaceProps {
  /** Id of a drawn face, or an address. */
  face?: string
  /** One character on her hue, for who has no picture. */
  surname?: string
  /** 1–8, as on her caps. */
  hue?: number
  /** xs 22 · s 28 · m 36 (default) · l 44 · xl 56 */
  size?: 'xs' | 's' | 'm' | 'l' | 'xl'
}

/** Somebody's face: drawn, her own picture, or her surname on her hue. Her name stands beside it. */
export function Face({ face, surname = '', hue = 1, size = 'm' }: FaceProps) {
  const src = face ? (faces[face] ?? (/[/.:]/.test(face) ? face : undefined)) : undefined
  if (src) return <Picture src={src} className={cx(css.face, css[size])} />
  const [, ground, ink] = hues[(hue - 1) % 8]!
  return (
    <View
      className={cx(css.face, css.letter, css[size])}
      style={`background:${ground};color:${ink}`}
      {...unspoken}
    >
      {surname.slice(0, 1)}
    </View>
  )
}

/** The brand's seal, where the brand speaks. */
export function Seal({ size = 'm' }: { size?: FaceProps['size'] }) {
  return <Picture src={qingyu} className={cx(css.face, css[size])} />
}

/** Faces that overlap, at most `most`. */
export function Faces({
  people,
  most = 5,
  size = 'xs',
}: {
  people: FaceProps[]
  most?: number
  size?: FaceProps['size']
}) {
  return (
    <View className={css.faces} {...unspoken}>
      {people.slice(0, most).map((person, i) => (
        <View key={i} className={css.over}>
          <Face {...person} size={size} />
        </View>
      ))}
    </View>
  )
}
