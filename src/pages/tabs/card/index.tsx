import { View } from '@tarojs/components'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Card, Section } from '@/components/card'
import { useMembership } from '@/components/consent-sheet'
import { needsMember } from '@/components/join-first'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Bone, Skeleton } from '@/components/skeleton'
import { now } from '@/session/clock'
import { FaceCard } from './face-card'
import { memberYear } from './lots'
import { PointsCard } from './points-card'
import { useCard } from './use-card'
import css from './card.module.scss'

/** My card, my points, and how they grow. */
export default function MemberCard() {
  const { asked, again } = useCard()
  const { ensure, sheet } = useMembership()
  const card = asked.state === 'known' ? asked.data : undefined
  const refusal = asked.state === 'refused' ? asked.refusal : undefined
  const stranger = !!refusal && needsMember(refusal)
  const join = () =>
    void ensure().then(joined => {
      if (joined) void again()
    })

  if (refusal && !stranger) {
    return (
      <Page title="会员" tab="card" fill testid="card">
        <Broken refusal={refusal} title="没读到会员卡" again={() => void again()}>
          {refusal.code === 'offline' ? '网络断了一下。你的积分都在，一分不少。' : undefined}
        </Broken>
      </Page>
    )
  }
  return (
    <Page title="会员" tab="card" testid="card">
      <View className="pad">
        {asked.state === 'asking' && (
          <Skeleton>
            <View className={css.bone} />
            <Bone h={130} className="mt3" />
            <Bone w={90} h={18} className="mt6" />
            <Bone h={156} className="mt3" />
          </Skeleton>
        )}
        {stranger && (
          <>
            <FaceCard name="给你留着" no="卡号 成为会员就有" />
            <View className={css.join}>
              <Button full onClick={join} testid="join">
                两步成为会员
              </Button>
            </View>
            <View className="t26 dim ctr fx">不填手机号，随时可以退</View>
          </>
        )}
        {card && (
          <>
            <FaceCard
              rank={`第 ${memberYear(card.since, now())} 年`}
              name={card.name}
              no={card.cardNo}
              foot={
                <View className={css.drunk}>
                  {card.orders > 0
                    ? `和邻居凑过 ${card.orders} 单，喝掉 ${card.units} 瓶`
                    : '第一箱，从附近的团开始'}
                </View>
              }
            />
            <View className="mt3">
              <PointsCard card={card} />
            </View>
          </>
        )}
      </View>
      {asked.state !== 'asking' && (
        <>
          <Section title="攒分" aside="做完才算，不用转发" />
          <View className="pad">
            <Card>
              <Row icon="order" title="每付 1 元" value={<View className="b ac">+1</View>} />
              <Row icon="clock" title="取货 7 天后入账" value={<View className="dim">退掉的不算</View>} />
              <Row icon="gift" title="换汽水和券" value={<View className="dim">开放时告诉你</View>} />
            </Card>
          </View>
        </>
      )}
      {sheet}
    </Page>
  )
}
