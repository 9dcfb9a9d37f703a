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
 * The running total stays in view while she mixes. Both its faces are there from the beginning and a class turns it
 * over, because a tap on + must not send a bar to the phone.
 */
export function BasketBar({ group, priced, contents }: BasketBarProps) {
  const elder = useElder()
  const empty = priced.pieces === 0
  const mine = group.mine.orders > 0
  const phone = group.leaderPhone
  // What is not counted into a crate is counted by the piece.
  const inPieces = priced.units === 0 && !empty
  return (
    <View className={cx(css.bar, empty && css.empty)}>
      <View className={css.before}>
        <Button look="plain" share icon="share" testid="share">
          转给邻居
        </Button>
        <Button
          full
          disabled={!mine}
          onClick={() => go(places.orders)}
          testid={mine ? 'my-orders' : 'choose-first'}
        >
          {mine ? '看我的订单' : '先选几瓶'}
        </Button>
      </View>
      {!elder && (
        <>
          <Crate contents={contents} size="tiny" />
          <View className="grow" data-testid="basket-total">
            <Price fen={priced.totalFen} size="l" />
            <View className="t26 dim one">
              {inPieces ? priced.pieces : priced.units} {inPieces ? '件' : '瓶'} · {group.pointName}
            </View>
          </View>
        </>
      )}
      {elder && phone && (
        <Button look="plain" icon="phone" onClick={() => call(phone)}>
          {group.leaderName}
        </Button>
      )}
      <Button
        full={elder}
        onClick={() => go(consumerPage('checkout'), { id: group.groupId })}
        testid="to-checkout"
      >
        {elder ? `付款 ${money(priced.totalFen)}` : '去结算'}
      </Button>
    </View>
  )
}
