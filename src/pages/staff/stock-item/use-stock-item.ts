import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { correctStock, getStockItem, receiveStock } from '@/cloud/stock'
import type { Refusal } from '@/cloud/client'
import { useAsked } from '@/cloud/use-asked'
import { toast } from '@/platform/toast'
import { useIntent } from '@/session/use-intent'
import { signedUnits } from '@/texts/staff/stock'
import type { CorrectionReason } from '#domain/stock/types'

/** What is about to be written down: a delivery, or what a count has shown. */
export interface Moving {
  units: number
  /** Only of a correction. */
  why?: CorrectionReason
  note: string
}

/** One item of a warehouse, and writing down what came in or was counted: once, however often it is tapped. */
export function useStockItem() {
  const { params } = useRouter()
  // The region and the item, as the warehouse names them.
  const [regionId = '', item = ''] = decodeURIComponent(params['id'] ?? '').split('~')
  const { asked, again } = useAsked(useCallback(() => getStockItem({ regionId, item }), [regionId, item]))
  const [open, setOpen] = useState<'receive' | 'correct'>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const intent = useIntent()

  const begin = (what: 'receive' | 'correct') => {
    setRefusal(undefined)
    setOpen(what)
  }
  const save = async ({ units, why, note }: Moving) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const move = { regionId, item, units, note }
    const tapId = intent.idFor(JSON.stringify({ ...move, why }))
    const asking = why ? correctStock({ ...move, tapId, why }) : receiveStock({ ...move, tapId })
    const reply = intent.heard(await asking)
    setBusy(false)
    if (!reply.ok) return setRefusal(reply.refusal)
    setOpen(undefined)
    toast(`记下了，${signedUnits(units)}`)
    void again()
  }
  return {
    asked,
    again,
    moving: {
      open,
      busy,
      refusal,
      begin,
      save,
      leave: () => setOpen(undefined),
      typed: () => setRefusal(undefined),
    },
  }
}
