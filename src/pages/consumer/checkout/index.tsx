import { View } from '@tarojs/components'
import { useState } from 'react'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { useMembership } from '@/components/consent-sheet'
import { Empty } from '@/components/empty'
import { GoodsPic } from '@/components/goods-pic'
import { Icon } from '@/components/icon'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { Sheet } from '@/components/sheet'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { consumerPage, go, goInstead } from '@/platform/route'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { fullWhen, until } from '@/texts/dates'
import { money } from '@/texts/money'
import { refusalSentence } from '@/texts/refusals'
import { ChangedPrices } from './changed-prices'
import { useCheckout } from './use-checkout'
import type { Refusal } from '@/cloud/client'

/** Refusals that are answered in the basket. */
const inBasket: readonly Refusal['code'][] = ['sold-out', 'unknown-goods', 'too-many', 'too-many-lines']

/** The last look before paying: the price is final before the button is tapped. */
export default function Checkout() {
  const checkout = useCheckout()
  const { asked, group, priced, point, busy, refusal } = checkout
  const membership = useMembership(group ? { groupId: group.groupId } : undefined)
  const [choosing, setChoosing] = useState(false)
  const elder = useElder()

  if (asked.state === 'refused') {
    return (
      <Page title="确认与付款" fill testid="checkout">
        <Broken refusal={asked.refusal} title="没读到这个团" again={() => void checkout.again()}>
          {asked.refusal.code === 'offline' ? '网络断了一下。你篮里的东西还在，没有扣款。' : undefined}
        </Broken>
      </Page>
    )
  }
  if (!group) {
    return (
      <Page title="确认与付款" testid="checkout">
        <Skeleton>
          <View className="pad">
            <Bone h={72} />
            <View className="mt3">
              <BoneRows rows={3} picture={44} />
            </View>
            <Bone h={120} className="mt3" />
          </View>
        </Skeleton>
      </Page>
    )
  }
  if (priced.pieces === 0 && !busy) {
    return (
      <Page title="确认与付款" fill testid="checkout">
        <Empty
          title="篮子还是空的"
          ways={
            <Button onClick={() => goInstead(consumerPage('group'), { id: group.groupId })}>去选几瓶</Button>
          }
        >
          选好再来，价格会在这里先说清楚。
        </Empty>
      </Page>
    )
  }

  const place = async () => {
    if (await membership.ensure()) await checkout.place()
  }
  const back = () => goInstead(consumerPage('group'), { id: group.groupId })
  // What cannot be bought as it lies in the basket is changed there; paying again would be refused again.
  const toChange = refusal !== undefined && inBasket.includes(refusal.code)
  return (
    <Page
      title="确认与付款"
      testid="checkout"
      bar={
        <>
          <Button
            full={!toChange}
            look={toChange ? 'plain' : 'filled'}
            busy={busy}
            onClick={() => void place()}
            testid="pay"
          >
            {busy ? '正在下单' : `支付 ${money(priced.totalFen)}`}
          </Button>
          {toChange && (
            <Button full onClick={back} testid="back-to-basket">
              回去改
            </Button>
          )}
        </>
      }
    >
      <View className="pad">
        <Card>
          <Row
            icon="pin"
            title={<View className="b">{point?.name ?? '选一个自提点'}</View>}
            note={`${fullWhen(group.collectFrom, now())} 起取 · ${group.leaderName}代收`}
            {...(group.points.length > 1 ? { onClick: () => setChoosing(true) } : {})}
            testid="pickup-point"
          />
        </Card>
        <Card spaced>
          {priced.lines.map(({ good, quantity, amountFen }) => (
            <Row
              key={good.sku}
              before={<GoodsPic art={good.art} tint={good.tint} size="s" />}
              title={good.name}
              {...(elder ? {} : { note: good.spec })}
              value={
                <View className="fx">
                  <View className="dim mr4">×{quantity}</View>
                  <Price fen={amountFen} size="n" />
                </View>
              }
              testid={`line-${good.sku}`}
            />
          ))}
        </Card>
        <Card spaced>
          <Row
            title={`商品 ${priced.units > 0 ? `${priced.units} 瓶` : `${priced.pieces} 件`}，自提免运费`}
            value={<Price fen={priced.totalFen} size="n" />}
            tight
          />
          <Row
            title={<View className="b">合计</View>}
            value={<Price fen={priced.totalFen} size="x" />}
            testid="total"
          />
        </Card>
        <View className="mt3">
          <Note
            tone="accent"
            icon="shield"
            title={group.state === 'formed' ? '这个团已经成了' : '没成团，钱退回'}
          >
            {group.state === 'formed'
              ? `${fullWhen(group.collectFrom, now())} 起可以取。缺的瓶数逐瓶退款。`
              : `${until(group.endsAt, now())} 没装满，${money(priced.totalFen)} 原路退回。`}
          </Note>
        </View>
        {refusal && (
          <View className="mt3" data-testid="refusal">
            <Note tone="warm" icon="warn">
              {refusalSentence(refusal)}
              {refusal.code === 'broken' && `（编号 ${refusal.trace}）`}
            </Note>
            {refusal.code === 'unpaid-order' && (
              <View className="mt3 fx">
                <Button look="ghost" full onClick={() => go(consumerPage('order'), { id: refusal.orderId })}>
                  去看那一单
                </Button>
              </View>
            )}
          </View>
        )}
        <View className="mb8" />
      </View>
      <Sheet open={choosing} onClose={() => setChoosing(false)} title="到哪里取" bare>
        {group.points.map(one => (
          <Row
            key={one.id}
            icon="door"
            title={one.name}
            note={one.address}
            plain
            value={one.id === point?.id ? <Icon name="check" size="s" /> : undefined}
            onClick={() => {
              checkout.choosePoint(one.id)
              setChoosing(false)
            }}
          />
        ))}
      </Sheet>
      <ChangedPrices
        change={checkout.changed}
        onKeep={() => {
          checkout.acceptChange()
          void checkout.place()
        }}
        onLeave={() => {
          checkout.acceptChange()
          back()
        }}
        totalFen={priced.totalFen}
      />
      {membership.sheet}
    </Page>
  )
}
