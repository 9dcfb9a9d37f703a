import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { cancelOrder, checkOrder, payOrder } from '@/cloud/order'
import { pay } from '@/platform/pay'
import type { OrderView } from '#contracts/views'

/** How long to wait before each look at what became of a payment, in ms. WeChat's word usually comes at once. */
const looks = [0, 1_000, 2_000, 4_000]

export type Doing = 'nothing' | 'opening' | 'checking' | 'cancelling'

interface Paying {
  orderId: string
  order: OrderView | undefined
  justPaid: boolean
  keep: (order: OrderView) => void
  again: () => Promise<void>
}

/** Paying an order again, or giving it up. Paid is what the cloud says is paid, whatever the sheet said. */
export function usePaying({ orderId, order, justPaid, keep, again }: Paying) {
  const [doing, setDoing] = useState<Doing>('nothing')
  const [late, setLate] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [unopened, setUnopened] = useState(false)

  /** Asks a few times, then says that the answer is still on its way. */
  const check = async () => {
    setDoing('checking')
    setLate(false)
    for (const wait of looks) {
      if (wait) await new Promise(resolve => setTimeout(resolve, wait))
      const reply = await checkOrder(orderId)
      if (!reply.ok) continue
      keep(reply.data.order)
      if (reply.data.order.face !== 'to-pay') {
        setDoing('nothing')
        return
      }
    }
    setDoing('nothing')
    setLate(true)
  }

  const start = async () => {
    if (doing !== 'nothing') return
    setDoing('opening')
    setRefusal(undefined)
    setUnopened(false)
    const reply = await payOrder(orderId)
    if (!reply.ok) {
      if (reply.refusal.code === 'already-paid') return check()
      setRefusal(reply.refusal)
      setDoing('nothing')
      return again()
    }
    const outcome = await pay(reply.data.payment)
    if (outcome === 'paid') return check()
    setUnopened(outcome === 'failed')
    setDoing('nothing')
    await again()
  }

  const giveUp = async () => {
    if (doing !== 'nothing') return
    setDoing('cancelling')
    setRefusal(undefined)
    const reply = await cancelOrder(orderId)
    setDoing('nothing')
    if (reply.ok) keep(reply.data.order)
    else {
      setRefusal(reply.refusal)
      await again()
    }
  }

  // Straight from the checkout: what the sheet said is looked at until the cloud says it too.
  const looked = useRef(false)
  const waits = justPaid && order?.face === 'to-pay'
  useEffect(() => {
    if (!waits || looked.current) return
    looked.current = true
    void check()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it turns out to be waiting
  }, [waits])

  return { doing, late, refusal, unopened, start, check, giveUp }
}
