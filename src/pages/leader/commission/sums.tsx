import { Text, View } from '@tarojs/components'
import { Link } from '@/components/button'
import { Icon } from '@/components/icon'
import { Meter } from '@/components/meter'
import { money, moneyParts } from '@/texts/money'
import css from './commission.module.scss'

interface SumsProps {
  dueFen: number
  pendingFen: number
  days: number
  onHow: () => void
}

/** What is hers for certain, large; what still may be returned, beside it. The two are never added up. */
export function Sums({ dueFen, pendingFen, days, onHow }: SumsProps) {
  const due = moneyParts(dueFen)
  return (
    <View className="pad">
      <View className={css.head}>
        <View className={css.key}>
          <View className={css.dot} />
          <View className="dim">已到账上</View>
        </View>
        <Link onClick={onHow} testid="how">
          怎么算的
          <Icon name="right" size="xs" />
        </Link>
      </View>
      <View className={css.due} data-testid="commission-due">
        <Text className={css.small}>{due.sign}¥</Text>
        {due.yuan}
        <Text className={css.small}>.{due.fen}</Text>
      </View>
      <View className="mt3">
        <Meter
          parts={[{ value: Math.max(0, dueFen) }, { value: Math.max(0, pendingFen), tone: 'gold' }]}
          label={`已到账上 ${money(dueFen)}，等退货期过 ${money(pendingFen)}`}
        />
      </View>
      <View className={css.legend}>
        <View className={css.key} data-testid="commission-pending">
          <View className={css.gold} />
          等退货期过 <View className={css.figure}>{money(pendingFen)}</View>
        </View>
      </View>
      <View className="t26 dim">取货满 {days} 天，没有退的就到账上。</View>
    </View>
  )
}
