import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { read, write } from '@/platform/storage'
import { keepGrant } from '@/session/grants'
import { useMe } from '@/session/me'
import { subscribe } from '@/platform/subscribe'
import type { OrderView } from '#contracts/views'

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
  // The brand's own template ids, as its account has them; what it has no template for is not asked.
  const templates = useMe()?.templates ?? {}
  if (done || (order.face !== 'paid' && order.face !== 'formed')) return null
  const kinds = offered.flatMap(({ kind, name }) => {
    const id = templates[kind]
    return id && (order.face === 'paid' || kind !== 'group-formed') ? [{ kind, name, id }] : []
  })
  if (kinds.length === 0) return null
  const ask = async () => {
    const accepted = await subscribe(kinds.map(({ id, name }) => ({ id, name })))
    write(kept, order.orderId)
    setDone(true)
    const granted = kinds.filter(({ id }) => accepted.includes(id))
    if (granted.length) await keepGrant(granted.map(({ kind }) => kind))
  }
  return (
    <Card spaced>
      <Row
        icon="bell"
        title="有动静就告诉你"
        note={`${kinds.map(({ name }) => name.slice(0, 2)).join('、')}各一条`}
        value={
          <Button small look="soft" onClick={() => void ask()} testid="subscribe">
            好
          </Button>
        }
      />
    </Card>
  )
}
