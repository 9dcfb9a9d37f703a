import { View } from '@tarojs/components'
import { Face } from '../face'
import { GoodsPic } from '../goods-pic'
import { Icon } from '../icon'
import { Tag } from '../tag'
import { useElder } from '@/session/me'
import type { FindOutput } from '#contracts/leader'
import { partsWords } from '@/texts/words'
import css from './hand-out.module.scss'

/** Whose goods, and how many of each, large enough to count by. */
export function Parcel({ parcel }: { parcel: FindOutput }) {
  const { name, household, groupTitle, lines, units } = parcel
  const elder = useElder()
  const word = partsWords(units, lines).endsWith('瓶') ? '瓶' : '件'
  return (
    <View data-testid="parcel">
      <View className={css.who}>
        <Face surname={name} hue={6} size="l" />
        <View className="grow ml3">
          <View className="fx base wrap">
            <View className={css.name}>{name}</View>
            {household && <View className="dim ml2">{household}</View>}
          </View>
          {elder ? (
            <View className="t26 dim">
              <View className="one">{groupTitle}</View>
              <View>码没用过</View>
            </View>
          ) : (
            <View className="t26 dim one">{groupTitle} · 码没用过</View>
          )}
        </View>
        <Tag tone="accent">
          <Icon name="check" size="xs" className="mr1" />
          可以交
        </Tag>
      </View>
      {lines.map(({ sku, name: good, spec, art, tint, quantity }) => (
        <View key={sku} className={css.line} data-testid={`hand-${sku}`}>
          <GoodsPic art={art} tint={tint} size="s" />
          <View className="grow ml3">
            <View className={css.good}>{good}</View>
            <View className="t26 dim one">{spec}</View>
          </View>
          <View className="t34 b nw ml2">
            {quantity} {word}
          </View>
        </View>
      ))}
    </View>
  )
}
