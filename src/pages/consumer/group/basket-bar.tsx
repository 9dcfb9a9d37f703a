import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Crate } from '@/components/crate'
import type { CrateContents } from '@/components/crate'
import { Price } from '@/components/price'
import { consumerPage, go } from '@/platform/route'
import { call } from '@/platform/phone-call'
import { useElder } from '@/session/me'
import { money } from '@/texts/money'
import type { GroupView } from '#contracts/views'

interface BasketBarProps {
  group: GroupView
  priced: { units: number; totalFen: number; pieces: number }
  contents: CrateContents
}

/** The running total stays in view while she mixes. */
export function BasketBar({ group, priced, contents }: BasketBarProps) {
  const elder = useElder()
  const checkout = () => go(consumerPage('checkout'), { id: group.groupId })
  if (elder) {
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
    <View className="fx sp grow">
      <Crate contents={contents} size="tiny" />
      <View className="grow ml3" data-testid="basket-total">
        <Price fen={priced.totalFen} size="l" />
        <View className="t26 dim one">
          {priced.units > 0 ? `${priced.units} 瓶` : `${priced.pieces} 件`} · {group.pointName}
        </View>
      </View>
      <Button onClick={checkout} testid="to-checkout">
        去结算
      </Button>
    </View>
  )
}
