import { View } from '@tarojs/components'
import { useEffect, useMemo, useRef } from 'react'
import { spoken, unspoken } from '@/platform/spoken'
import { useAccent } from '@/session/brand'
import { cx } from '../class-names'
import { background } from '../svg-uri'
import { planCrate } from './contents'
import type { CrateContents, CratePlan } from './contents'
import { crateBase, fullCaps, heightOf, smallCaps, widthOf } from './crate-svg'
import type { Wall } from './crate-svg'
import css from './crate.module.scss'

export type { CrateContents, Joined, CratePlan } from './contents'
export { planCrate } from './contents'

interface CrateProps {
  contents: CrateContents
  /** Widths at 375: large 320 (a View per cap), medium 220, small 100, row 76, tiny 60 (one picture). */
  size: 'large' | 'medium' | 'small' | 'row' | 'tiny'
  /** The group failed and money goes back: grey wall. */
  failed?: boolean
  /** Nothing is known yet: sand wall, no caps. */
  loading?: boolean
  className?: string
}

/** The signature picture: who is in, what is mine, how far it is. The sentence under it is `planCrate(…).sentence`. */
export function Crate({ contents, size, failed, loading, className }: CrateProps) {
  const accent = useAccent()
  const plan = useMemo(() => planCrate(contents), [contents])
  const wall: Wall = failed ? 'grey' : loading ? 'sand' : 'brand'
  const { columns, rows, slots } = plan
  const plain = size === 'small' || size === 'row' || size === 'tiny'
  const base = useMemo(
    () => background(crateBase(columns, slots.length, wall, accent, plain ? 'plain' : 'full')),
    [columns, slots.length, wall, accent, plain],
  )
  const tall = `padding-bottom:${((heightOf(rows) / widthOf(columns)) * 100).toFixed(2)}%;`
  return (
    <View className={cx(css[size], className)} {...spoken('img', loading ? '箱子，正在读取' : plan.label)}>
      {size === 'large' && plan.fullBefore > 0 && (
        <View className={css.before}>已满 {plan.fullBefore} 箱</View>
      )}
      <View className={css.crate} style={tall + base} {...unspoken}>
        {!loading &&
          (size === 'large' ? <Caps plan={plan} /> : <Picture plan={plan} plain={plain} wall={wall} />)}
      </View>
    </View>
  )
}

/** A View per cap, so that one more bottle is one more small node. New ones drop in, at most nine with a delay each. */
function Caps({ plan }: { plan: CratePlan }) {
  const { columns, rows, slots } = plan
  const caps = slots.filter(slot => slot.cap !== 'open')
  const before = useRef(caps.length)
  const settled = before.current
  useEffect(() => {
    before.current = caps.length
  }, [caps.length])
  const x = ((16 / widthOf(columns)) * 100).toFixed(2)
  const y = ((16 / heightOf(rows)) * 100).toFixed(2)
  const one = `width:${(100 / columns).toFixed(3)}%;height:${(100 / rows).toFixed(3)}%`
  const letters = columns > 6 ? css.c8 : columns > 4 ? css.c6 : css.c4
  return (
    <View className={cx(css.caps, letters)} style={`left:${x}%;right:${x}%;top:${y}%;bottom:${y}%`}>
      {caps.map((slot, i) => {
        const late = i - settled
        return (
          <View
            key={i}
            className={cx(
              css.cap,
              typeof slot.cap === 'number' ? css[`h${slot.cap}`] : css[slot.cap],
              late >= 0 && css.drop,
              late > 0 && css[`late${Math.min(8, late)}`],
            )}
            style={one}
          >
            {slot.letter}
          </View>
        )
      })}
    </View>
  )
}

function Picture({ plan, plain, wall }: { plan: CratePlan; plain: boolean; wall: Wall }) {
  const accent = useAccent()
  const caps = useMemo(() => {
    const drawing = { ...plan, wall, accent }
    return background(plain ? smallCaps(drawing) : fullCaps(drawing))
  }, [plan, plain, wall, accent])
  return <View className={css.picture} style={caps} />
}
