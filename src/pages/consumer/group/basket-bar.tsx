import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Crate } from '@/components/crate'
import type { CrateContents } from '@/components/crate'
import { cx } from '@/components/class-names'
import { Price } from '@/components/price'
import { consumerPage, go, places } from '@/platform/route'
import { call } from '@/platform/phone-call'
import { useElder } from '@/session/me'
import { money } from '@/texts/money'
import type { GroupView } from '#contracts/views'
import css from './group.module.scss'

interface BasketBarProps {
  group: GroupView
  priced: { units: number; totalFen: number; pieces: number }
  contents: CrateContents
}

/**
 * The running total stays in view while she mixes. Everything in it is there before the first bottle is, and only turns
 * over: a tap on + must not send a bar to the phone.
 */
export function BasketBar({ group, priced, contents }: BasketBarProps) {
  const elder = useElder()
  const checkout = () => go(consumerPage('checkout'), { id: group.groupId })
  const empty = priced.pieces === 0
  const mine = empty && group.mine.orders > 0
  if (elder && !empty) {
    return (
      <>
        {group.leaderPhone && (
          <Button look="plain" icon="phone" onClick={() => call(group.leaderPhone!)}>
            {group.leaderName}
          </Button>
        )}
        <Button full onClick={checkout} testid="to-checkout">
          付款 {money(priced.totalFen)}
        </Button>
      </>
    )
  }
  return (
    <View className={cx(css.bar, empty && css.empty)}>
      <View className={css.share}>
        <Button look="plain" share icon="share" testid="share">
          转给邻居
        </Button>
      </View>
      <View className={css.sum}>
        <Crate contents={contents} size="tiny" unheard={empty} />
        <View className="grow ml3" data-testid="basket-total">
          <Price fen={priced.totalFen} size="l" />
          <View className="t26 dim one">
            {priced.units > 0 ? `${priced.units} 瓶` : `${priced.pieces} 件`} · {group.pointName}
          </View>
        </View>
      </View>
      <View className={css.go}>
        <Button
          full
          disabled={empty && !mine}
          onClick={mine ? () => go(places.orders) : checkout}
          testid={mine ? 'my-orders' : 'to-checkout'}
        >
          {mine ? '看我的订单' : empty ? '先选几瓶' : '去结算'}
        </Button>
      </View>
    </View>
  )
}
