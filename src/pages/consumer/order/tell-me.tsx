import { useState } from 'react'
import { tellGrants } from '@/cloud/member'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { read, write } from '@/platform/storage'
import { subscribe } from '@/platform/subscribe'
import type { OrderView } from '#contracts/views'
import { templates } from '#domain/notice/message'

/** What WeChat may tell about an order that is paid; three at most are asked at once. */
const offered = [
  { kind: 'group-formed', name: '成团通知' },
  { kind: 'arrived', name: '到货通知' },
  { kind: 'refund-done', name: '退款通知' },
] as const

const kept = 'offered'

/** Asked when it is of use, after paying, and once an order: WeChat tells her when something happens. */
export function TellMe({ order }: { order: Pick<OrderView, 'orderId' | 'face'> }) {
  const [done, setDone] = useState(() => read<string>(kept) === order.orderId)
  if (done || (order.face !== 'paid' && order.face !== 'formed')) return null
  const kinds = offered.filter(({ kind }) => order.face === 'paid' || kind !== 'group-formed')
  const ask = async () => {
    const accepted = await subscribe(kinds.map(({ kind, name }) => ({ id: templates[kind]!.id, name })))
    write(kept, order.orderId)
    setDone(true)
    const granted = kinds.filter(({ kind }) => accepted.includes(templates[kind]!.id))
    if (granted.length) await tellGrants(granted.map(({ kind }) => kind))
  }
  return (
    <Card spaced>
      <Row
        icon="bell"
        title="有动静就告诉你"
        note={kinds.length === 3 ? '成团、到货、退款各一条' : '到货、退款各一条'}
        value={
          <Button small look="soft" onClick={() => void ask()} testid="subscribe">
            好
          </Button>
        }
      />
    </Card>
  )
}
