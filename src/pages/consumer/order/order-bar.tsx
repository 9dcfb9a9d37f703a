import { Button } from '@/components/button'
import { copy } from '@/platform/clipboard'
import { call } from '@/platform/phone-call'
import { consumerPage, go, goInstead, places } from '@/platform/route'
import { toast } from '@/platform/toast'
import { money } from '@/texts/money'
import { shortLeader, spacedCode } from '@/texts/orders'
import type { OrderView } from '#contracts/views'
import { pickupInvitationId } from '#domain/survey/invitation'
import type { Doing } from './use-paying'

interface OrderBarProps {
  order: OrderView
  doing: Doing
  /** The sheet said paid, the cloud does not know yet: paying again would be paying twice. */
  late: boolean
  payable: boolean
  onPay: () => void
  onCheck: () => void
  onCancel: () => void
}

/** The one thing to do with an order as it stands. */
export function OrderBar({ order, doing, late, payable, onPay, onCheck, onCancel }: OrderBarProps) {
  const phone = order.leaderPhone && (
    <Button
      look="plain"
      icon="phone"
      onClick={() => call(order.leaderPhone)}
      label={`打电话给${order.leaderName}`}
      testid="call-leader"
    >
      {shortLeader(order.leaderName)}
    </Button>
  )
  switch (order.face) {
    case 'to-pay':
      if (late || doing === 'checking' || !payable) {
        return (
          <Button full busy={doing === 'checking'} onClick={onCheck} testid="check">
            {doing === 'checking' ? '正在确认付款' : '再看一眼'}
          </Button>
        )
      }
      return (
        <>
          <Button look="plain" disabled={doing !== 'nothing'} onClick={onCancel} testid="cancel-order">
            取消
          </Button>
          <Button full busy={doing !== 'nothing'} onClick={onPay} testid="pay">
            {doing === 'opening' ? '正在打开支付' : `支付 ${money(order.payableFen)}`}
          </Button>
        </>
      )
    case 'closing':
      return (
        <Button full look="plain" busy={doing === 'checking'} onClick={onCheck} testid="check">
          再看一眼
        </Button>
      )
    case 'paid':
      return (
        <>
          {phone}
          <Button full share icon="share" testid="share">
            请邻居一起装
          </Button>
        </>
      )
    case 'formed':
      return (
        <>
          {phone}
          <Button
            full
            look="ghost"
            onClick={() => go(consumerPage('group'), { id: order.groupId })}
            testid="to-group"
          >
            看看这箱
          </Button>
        </>
      )
    case 'arrived':
      return (
        <>
          {phone}
          <Button full onClick={() => void askNeighbour(order)} testid="ask-neighbour">
            请邻居代取
          </Button>
        </>
      )
    case 'collected':
      return order.surveyWaiting ? (
        <Button
          full
          onClick={() => go(consumerPage('survey'), { id: pickupInvitationId(order.orderId) })}
          testid="to-survey"
        >
          答两问
        </Button>
      ) : (
        <Button full onClick={() => goInstead(places.home)} testid="to-home">
          看看附近的团
        </Button>
      )
    default:
      return (
        <Button full onClick={() => goInstead(places.home)} testid="to-home">
          看看别的团
        </Button>
      )
  }
}

/** Whoever has the code may collect, so the code goes only where she sends it herself. */
async function askNeighbour({ pointName, code, units }: OrderView): Promise<void> {
  const goods = units > 0 ? ` ${units} 瓶汽水` : '汽水'
  const copied = await copy(`麻烦帮我取${goods}：${pointName}，取货码 ${spacedCode(code ?? '')}`)
  toast(copied ? '取货的话已复制，发给邻居就行' : '没复制成，把码念给邻居也行')
}
