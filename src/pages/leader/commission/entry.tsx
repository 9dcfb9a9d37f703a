import { View } from '@tarojs/components'
import { memo, useState } from 'react'
import { Face } from '@/components/face'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import { money, rate } from '@/texts/money'
import type { CommissionRow } from '#contracts/leader'
import { commissionBase, commissionState } from '../words'
import css from './commission.module.scss'

/** One order: base × rate, when it is hers, and every line on a tap. */
export const Entry = memo(function Entry({ row, days }: { row: CommissionRow; days: number }) {
  const [open, setOpen] = useState(false)
  const { orderId, name, fen, state, lines } = row
  return (
    <View className={css.entry} data-testid={`commission-${orderId}`}>
      <View
        className={css.seen}
        onClick={() => setOpen(!open)}
        {...spoken('button', `${name}，佣金 ${money(fen)}，${open ? '收起' : '看每一样'}`)}
      >
        <Face surname={name} hue={hueOf(orderId)} />
        <View className="grow ml3">
          <View className="fx sp top">
            <View className={css.who}>
              <View className={css.name}>{name}</View>
              <View className="t26 dim nw">{commissionState(row, days, now())}</View>
            </View>
            <View className={state === 'voided' ? css.void : 'ml2 nw'}>
              <Price fen={fen} size="n" tone="inherit" />
            </View>
          </View>
          <View className={css.facts}>{commissionBase(row)}</View>
        </View>
        <Icon name={open ? 'up' : 'down'} size="xs" className={css.arrow} />
      </View>
      {open && (
        <View className={css.lines} data-testid={`lines-${orderId}`}>
          {lines.map((line, index) => (
            <View key={index} className={css.line}>
              <View className="one">
                {line.name} {money(line.baseFen)} × {rate(line.rateBp)}
              </View>
              <View className="nw ml2">{money(line.fen)}</View>
            </View>
          ))}
        </View>
      )}
    </View>
  )
})

/** The same neighbour's order keeps its colour while pages are turned. */
function hueOf(orderId: string): number {
  let sum = 0
  for (let i = 0; i < orderId.length; i++) sum += orderId.charCodeAt(i)
  return (sum % 8) + 1
}
