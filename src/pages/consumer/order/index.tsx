import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Button, Link } from '@/components/button'
import { Crate, planCrate } from '@/components/crate'
import { contentsOf } from '@/components/crate/from-view'
import { Unread } from '@/components/join-first'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { Timeline } from '@/components/timeline'
import type { Step } from '@/components/timeline'
import { consumerPage, go } from '@/platform/route'
import { useShareCard } from '@/platform/share'
import { now, useNow } from '@/session/clock'
import { when } from '@/texts/dates'
import { headline, nextStep, storyLine } from '@/texts/orders'
import { refusalSentence } from '@/texts/refusals'
import type { OrderView } from '#contracts/views'
import { CodeCard } from './code-card'
import { GoodsCard } from './goods-card'
import { OrderBar } from './order-bar'
import { OrderBones } from './order-bones'
import { RefundCard } from './refund-card'
import { TellMe } from './tell-me'
import { useOrder } from './use-order'
import { usePaying } from './use-paying'
import css from './order.module.scss'

/** One order: its state is the headline, what comes next stands below. */
export default function Order() {
  const { orderId, order, old, refusal, justPaid, again, keep } = useOrder()
  const paying = usePaying({ orderId, order, justPaid, keep, again })
  const [cancelling, setCancelling] = useState(false)
  // Looks at the clock again every minute; the cloud may have set it since.
  useNow()
  const time = now()
  const contents = useMemo(
    () => order?.crate && contentsOf(order.crate, order.face === 'to-pay' ? basketOf(order) : undefined),
    [order],
  )
  const plan = useMemo(() => contents && planCrate(contents), [contents])
  useShareCard(() => ({
    title: plan?.missing ? `${plan.sentence}，一起装` : '邻居们在装一箱汽水',
    path: `pages/consumer/group/index?id=${order?.groupId ?? ''}`,
  }))

  if (refusal) {
    return (
      <Page title="订单" fill testid="order">
        <Unread
          refusal={refusal}
          title="没读到这一单"
          stranger={{ title: '先同意，再看订单', words: '已付的照常取货、照常退款，一样不少。' }}
          again={() => void again()}
        />
      </Page>
    )
  }
  if (!order) {
    return (
      <Page title="订单" testid="order">
        <OrderBones />
      </Page>
    )
  }

  const shown = shownBy(order)
  const { title, under } =
    order.face === 'to-pay' && (paying.late || paying.doing === 'checking')
      ? { title: '正在确认付款', under: '微信说付好了，等它的准信' }
      : headline(order, time, plan?.missing && plan.sentence)
  return (
    <Page
      title="订单"
      testid="order"
      bar={
        <OrderBar
          order={order}
          doing={paying.doing}
          late={paying.late}
          payable={time < order.payBy}
          onPay={() => void paying.start()}
          onCheck={() => void paying.check()}
          onCancel={() => setCancelling(true)}
        />
      }
    >
      {shown.crate && contents && (
        <View className={css.crate}>
          <Crate contents={contents} size="medium" failed={shown.failed} />
        </View>
      )}
      <View className="pad mt2" data-testid={`face-${order.face}`}>
        <View className="t44 b" data-testid="headline">
          {title}
        </View>
        <View className="dim">{under}</View>
      </View>
      <View className="pad mt3">
        {old && (
          <View className="mb3" data-testid="from-before">
            <Note icon="offline">这是上次看到的，现在没读到新的。{shown.code && '取货码照样能用。'}</Note>
          </View>
        )}
        {paying.late && (
          <View className="mb3" data-testid="on-its-way">
            <Note tone="accent" icon="clock" title="付款结果还在路上">
              微信收到的钱不会丢，一有结果这里就更新，不用再付。
            </Note>
          </View>
        )}
        {(paying.refusal || paying.unopened) && (
          <View className="mb3" data-testid="refusal">
            <Note tone="warm" icon="warn">
              {paying.refusal ? refusalSentence(paying.refusal) : '微信支付没打开，没有扣款，再点一次'}
              {paying.refusal?.code === 'broken' && `（编号 ${paying.refusal.trace}）`}
            </Note>
          </View>
        )}
        {shown.code && <CodeCard code={order.code!} codeText={order.codeText!} to={order.leaderName} />}
        {order.refunds.length > 0 && <RefundCard order={order} />}
        <GoodsCard order={order} />
        <TellMe key={order.orderId} order={order} />
        <View className={css.story}>
          <Timeline steps={stepsOf(order, now())} />
        </View>
        <View className="fx sp wrap">
          <Link onClick={() => go(consumerPage('group'), { id: order.groupId })} testid="the-group">
            看这个团
          </Link>
          <View className="t26 dim">编号 {order.orderId.slice(-8)}</View>
        </View>
      </View>
      <Sheet
        open={cancelling}
        onClose={() => setCancelling(false)}
        title="取消这一单吗"
        testid="cancel-sheet"
        foot={
          <>
            <Button look="plain" full onClick={() => setCancelling(false)} testid="keep-order">
              先不取消
            </Button>
            <Button
              look="stop"
              full
              onClick={() => {
                setCancelling(false)
                void paying.giveUp()
              }}
              testid="confirm-cancel"
            >
              取消这一单
            </Button>
          </>
        }
      >
        <View>没有扣款。这几瓶会放回货架，邻居可以拿，想要再重新下单。</View>
      </Sheet>
    </Page>
  )
}

/** What she has not paid yet lies hollow in the crate. */
const basketOf = ({ units, payableFen }: OrderView) => ({ units, fen: payableFen })

/** What stands above the goods, by the order's face. */
function shownBy({ face, code, codeText, refunds }: OrderView) {
  const failed = refunds.some(({ reason }) => reason === 'group-failed')
  return {
    code: (face === 'arrived' || face === 'formed') && code !== null && codeText !== null,
    crate: face === 'to-pay' || face === 'paid' || failed,
    failed,
  }
}

/** What happened, newest first, with what comes next in front of it. */
function stepsOf(order: OrderView, at: number): Step[] {
  const next = nextStep(order, at)
  const done = order.story.map((line, index): Step => ({
    ...storyLine(line),
    at: when(line.at, at),
    state: index === 0 ? 'now' : 'done',
  }))
  return next ? [{ ...next, state: 'next' }, ...done] : done
}
