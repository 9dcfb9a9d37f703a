import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { dismissOdd, refundAgain, sendBack } from '@/cloud/staff'
import { toast } from '@/platform/toast'
import type { StaffOrderOutput } from '#contracts/staff'
import type { RefundView } from '#contracts/views'

/** What staff are about to put right: a payment that does not fit, or a refund that WeChat closed. */
export type Mending =
  { what: 'odd'; odd: StaffOrderOutput['odd'][number] } | { what: 'refund'; refund: RefundView }

/** Putting an order's money right: asked once more in a sheet, done once however often it is tapped. */
export function useMending(orderId: string, keep: (order: StaffOrderOutput) => void) {
  const [mending, set] = useState<Mending>()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  const begin = (next: Mending) => {
    set(next)
    setRefusal(undefined)
    setOpen(true)
  }
  const mend = async (note: string) => {
    if (!mending || busy) return
    setBusy(true)
    setRefusal(undefined)
    const reply = await ask(orderId, mending, note)
    setBusy(false)
    if (!reply.ok) return setRefusal(reply.refusal)
    keep(reply.data)
    setOpen(false)
    toast(mending.what === 'odd' && !mending.odd.ours ? '记下了' : '在退了')
  }
  return { mending, open, busy, refusal, begin, mend, leave: () => setOpen(false) }
}

function ask(orderId: string, mending: Mending, note: string) {
  if (mending.what === 'refund') return refundAgain({ orderId, refundId: mending.refund.id })
  const { transactionId, ours } = mending.odd
  return ours ? sendBack({ orderId, transactionId }) : dismissOdd({ orderId, transactionId, note })
}
