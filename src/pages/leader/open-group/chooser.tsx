import { ScrollView, View } from '@tarojs/components'
import { memo } from 'react'
import { cx } from '@/components/class-names'
import { GoodsPic } from '@/components/goods-pic'
import { Icon } from '@/components/icon'
import { Tag } from '@/components/tag'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import type { OpeningView } from '#contracts/leader'
import { lastWords } from '../words'
import { keyOf } from './use-openings'
import css from './open-group.module.scss'

interface ChooserProps {
  openings: OpeningView[]
  chosen: OpeningView
  choose: (key: string) => void
}

/** Ready-made groups first, then her own earlier ones, side by side under the thumb. */
export function Chooser({ openings, chosen, choose }: ChooserProps) {
  return (
    <ScrollView scrollX className={css.chooser}>
      <View className={css.cards} {...spoken('radiogroup', '选一个团')}>
        {openings.map(opening => (
          <Choice key={keyOf(opening)} opening={opening} on={opening === chosen} choose={choose} />
        ))}
      </View>
    </ScrollView>
  )
}

const Choice = memo(function Choice({
  opening,
  on,
  choose,
}: {
  opening: OpeningView
  on: boolean
  choose: (key: string) => void
}) {
  const { kind, id, title, goods, last } = opening
  return (
    <View
      className={cx(css.card, on && css.on)}
      onClick={() => choose(keyOf(opening))}
      data-testid={`opening-${id}`}
      {...spoken('radio', title, { checked: on })}
    >
      <View className="fx sp">
        <Tag tone={kind === 'template' ? 'accent' : 'warm'}>
          {kind === 'template' ? '青屿备好的' : '再来一次'}
        </Tag>
        {on && (
          <View className={css.tick}>
            <Icon name="check" size="xs" />
          </View>
        )}
      </View>
      <View className={css.name}>{title}</View>
      <View className="fx mt2">
        {goods.slice(0, 4).map(({ sku, art, tint }) => (
          <View key={sku} className="mr1">
            <GoodsPic art={art} tint={tint} size="s" />
          </View>
        ))}
      </View>
      <View className={css.last}>
        {last ? `上次 ${lastWords(last, now())}` : `${goods.length} 种，价格已定好`}
      </View>
    </View>
  )
})
