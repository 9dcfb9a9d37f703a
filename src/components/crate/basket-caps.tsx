import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../class-names'
import type { CratePlan } from './contents'
import { basketCaps, runsOf } from './runs'
import css from './crate.module.scss'

/** What lies in the basket: always the same few boxes, and those that came by the last tap drop in. */
export function BasketCaps({ plan, plain }: { plan: CratePlan; plain: boolean }) {
  const count = basketCaps(plan)
  const [seen, setSeen] = useState({ count, fresh: 0, turn: 0 })
  if (seen.count !== count) {
    setSeen({ count, fresh: Math.max(0, count - seen.count), turn: 1 - seen.turn })
  }
  const { boxes, newest } = runsOf(plan, plain ? 0 : seen.fresh)
  const look = cx(css.run, plain ? css.dot : css.pre)
  return (
    <>
      {boxes.map((style, index) => (
        <View key={index} className={look} style={style || 'display:none'} />
      ))}
      {!plain && (
        <View
          className={cx(look, css.new)}
          style={newest ? `${newest};animation-name:crate-cap-${seen.turn ? 'b' : 'a'}` : 'display:none'}
        />
      )}
    </>
  )
}
