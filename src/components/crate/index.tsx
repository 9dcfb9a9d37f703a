import { View } from '@tarojs/components'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { spoken, unspoken } from '@/platform/spoken'
import { useAccent } from '@/session/brand'
import { cx } from '../class-names'
import { background } from '../svg-uri'
import { BasketCaps } from './basket-caps'
import { planCrate } from './contents'
import type { Cap, CrateContents, CratePlan, Slot } from './contents'
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
  /** Repeats a crate that is read elsewhere on the page: hidden from the screen reader. The tiny one always is. */
  unheard?: boolean
  className?: string
}

/** The signature picture: who is in, what is mine, how far it is. The sentence under it is `planCrate(…).sentence`. */
export function Crate({ contents, size, failed, loading, unheard, className }: CrateProps) {
  const accent = useAccent()
  const plan = useMemo(() => planCrate(contents), [contents])
  const resting = useMemo(() => planOfPaid(contents), [contents])
  // What a tap may turn over is there from the beginning, and one word on the root says which of it is seen.
  const turned = !plan.slots.some(paid)
  // Once the target is full, the sentence under the crate says how many are.
  const filling = plan.fullBefore > 0 && !plan.full
  const wall: Wall = failed ? 'grey' : loading ? 'sand' : 'brand'
  const { columns, rows, slots } = plan
  const plain = size === 'small' || size === 'row' || size === 'tiny'
  const base = useMemo(
    () => background(crateBase(columns, slots.length, wall, accent, plain ? 'plain' : 'full')),
    [columns, slots.length, wall, accent, plain],
  )
  const tall = `padding-bottom:${((heightOf(rows) / widthOf(columns)) * 100).toFixed(2)}%;`
  return (
    <View
      className={cx(css[size], turned && css.turned, filling && css.filling, className)}
      {...(unheard || size === 'tiny' ? unspoken : spoken('img', loading ? '箱子，正在读取' : resting.label))}
    >
      {size === 'large' && <View className={css.before}>{`已满 ${plan.fullBefore} 箱`}</View>}
      <View className={css.crate} style={tall + base} {...unspoken}>
        {!loading && size !== 'large' && <Picture plan={resting} plain={plain} wall={wall} />}
        {!loading && size === 'large' && (
          <Grid plan={resting} paid>
            <Caps plan={resting} />
          </Grid>
        )}
        {!loading && contents.basket && (
          <Grid plan={plan}>
            <BasketCaps plan={plan} plain={plain} />
          </Grid>
        )}
      </View>
    </View>
  )
}

/**
 * The crate without the basket. A basket that begins the next crate turns to one nobody has paid for yet: then this one
 * is hidden and not taken away, because one tap must send neither the going nor the coming back of a crate of caps.
 */
function planOfPaid({ basket: _mixed, ...settled }: CrateContents): CratePlan {
  return planCrate(settled)
}

interface GridProps {
  plan: CratePlan
  /** It holds what is paid, which is not seen in a crate that is turned. */
  paid?: boolean
  children: ReactNode
}

/** The slots of the crate as they lie in its picture. */
function Grid({ plan: { columns, rows }, paid: ofPaid, children }: GridProps) {
  const x = ((16 / widthOf(columns)) * 100).toFixed(2)
  const y = ((16 / heightOf(rows)) * 100).toFixed(2)
  const grid = `grid-template:repeat(${rows},1fr)/repeat(${columns},1fr)`
  return (
    <View
      className={cx(css.caps, columns > 6 ? css.c8 : columns > 4 ? css.c6 : css.c4, ofPaid && css.paid)}
      style={`left:${x}%;right:${x}%;top:${y}%;bottom:${y}%;${grid}`}
    >
      {children}
    </View>
  )
}

/** A View per cap that is paid for, so that one more is one more small node. */
function Caps({ plan }: { plan: CratePlan }) {
  const caps = plan.slots.filter(paid)
  const before = useRef(caps.length)
  const settled = before.current
  useEffect(() => {
    before.current = caps.length
  }, [caps.length])
  return (
    <>
      {caps.map((slot, i) => (
        <OneCap key={i} cap={slot.cap} letter={slot.letter} late={i - settled} />
      ))}
    </>
  )
}

const paid = ({ cap }: Slot) => cap !== 'open' && cap !== 'pre'

/** A cap that comes while one looks drops in; of many at once each waits a little, from the ninth on no longer. */
const OneCap = memo(
  function OneCap({ cap, letter, late }: { cap: Cap; letter: string; late: number }) {
    // Decided when it comes and kept: taking the class away later would be one more change to send.
    const [coming] = useState(() => cx(late >= 0 && css.drop, late > 0 && css[`late${Math.min(8, late)}`]))
    return (
      <View className={cx(css.cap, css[typeof cap === 'number' ? `h${cap}` : cap], coming)}>{letter}</View>
    )
  },
  (before, now) => before.cap === now.cap && before.letter === now.letter,
)

/** One picture of what is paid: a tap on + does not touch it. */
function Picture({ plan, plain, wall }: { plan: CratePlan; plain: boolean; wall: Wall }) {
  const accent = useAccent()
  const draw = plain ? smallCaps : fullCaps
  return <View className={cx(css.picture, css.paid)} style={background(draw({ ...plan, wall, accent }))} />
}
