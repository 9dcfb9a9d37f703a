import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Defined } from '@/components/definition'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { spoken } from '@/platform/spoken'
import { money } from '@/texts/money'
import type { TodayOutput } from '#contracts/staff'
import css from './today.module.scss'

interface MoneyCardProps {
  figures: TodayOutput['money']
  onDefine: () => void
  onPaid: () => void
  onRefunded: () => void
}

/** What came in today less what went back; each side opens its own rows. */
export function MoneyCard({ figures, onDefine, onPaid, onRefunded }: MoneyCardProps) {
  const { netFen, paidFen, refundedFen, payments, refunds } = figures
  const sides = [
    { word: '付', fen: paidFen, count: payments, open: onPaid, testid: 'paid-today' },
    { word: '退', fen: refundedFen, count: refunds, open: onRefunded, testid: 'refunded-today' },
  ]
  return (
    <Card spaced className={css.money}>
      <View className={css.net}>
        <View className="t26 dim">
          <Defined onClick={onDefine} label="今天净额" testid="define-net">
            今天净额
          </Defined>
        </View>
        <View data-testid="net-today">
          <Price fen={netFen} size={Math.abs(netFen) < 10_000_000 ? 'x' : 'l'} />
        </View>
      </View>
      <View className={css.sides}>
        {sides.map(({ word, fen, count, open, testid }) => (
          <View
            key={testid}
            className={css.side}
            onClick={open}
            data-testid={testid}
            {...spoken('button', `${word} ${money(fen)}，${count} 笔`)}
          >
            <View className="grow">
              <View className="fx wrap">
                <View className="t26 dim mr1">{word}</View>
                <Price fen={fen} size="n" />
              </View>
              <View className="t26 dim">{count} 笔</View>
            </View>
            <Icon name="right" size="s" />
          </View>
        ))}
      </View>
    </Card>
  )
}
